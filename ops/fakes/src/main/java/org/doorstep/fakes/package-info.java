/// Provider servers on loopback for tests, smoke runs and benchmarks: FCM, Twilio and a mail relay,
/// each with a script of faults and an append-only log of what it accepted. That log is the ground
/// truth: what is in it reached the person, whatever the caller was told.
///
/// In a test: `try (var twilio = TwilioServer.start(sid, token)) {
/// twilio.answer(Fault.serverErrorAfterAccept()); … }`.
///
/// As a process of its own (all three and a control port), after `mvn -pl ops/fakes -am package`:
/// `ops/fakes/run --log accepted.jsonl --fsync`; it prints one line of JSON with the ports. See
/// [Fakes] for the arguments and [Control] for what the control port answers.
///
/// Two modes: with `--fsync` an accept is on disc before it is answered (crash tests); without a
/// log it is counted in memory, and `--answer-ms` says how long an answer takes (throughput).
@NullMarked
package org.doorstep.fakes;

import org.jspecify.annotations.NullMarked;
