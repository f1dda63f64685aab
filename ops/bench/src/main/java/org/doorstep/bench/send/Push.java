package org.doorstep.bench.send;

import org.doorstep.bench.Pairs;
import org.doorstep.bench.Row;
import org.doorstep.bench.Side;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Row `push`. Both providers run in this process and share its processors with both sides.
final class Push {

    private static final int MESSAGES = 2_000;

    /// As many calls at once as the SDK's own pool makes.
    private static final int CALLS = 100;

    /// As many streams as the channel allows on shared connections; the SDK by itself gives each
    /// call a connection of its own, of which it has a hundred.
    private static final int STREAMS = 180;

    private static final Duration ANSWER = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Push() {}

    public static void main(String[] arguments) throws IOException {
        Row.run("push", Push::measure);
    }

    private static void measure(Row row) throws IOException {
        try (var provider = PushProvider.counting(Duration.ZERO)) {
            compare(row, "HTTP/1.1, 0 ms", provider, false, 1.0);
        }
        try (var provider = PushProvider.counting(ANSWER)) {
            compare(row, "HTTP/1.1, 50 ms", provider, false, 1.0);
        }
        try (var provider = PushProvider.encrypted(ANSWER)) {
            compare(row, "multiplexed HTTP/2, 50 ms", provider, true, 1.8);
        }
        ghosts(row);
    }

    private static void compare(
            Row row, String what, PushProvider provider, boolean multiplexed, double wanted)
            throws IOException {
        try (var ours =
                        new PushWork(
                                provider.endpoint(),
                                multiplexed ? STREAMS : CALLS,
                                multiplexed,
                                PATIENCE);
                var theirs = new PlainFirebase(provider.endpoint())) {
            while (!(ours.send(1).getFirst() instanceof Accepted)) {
                row.say("  %s: no connection yet", what);
            }
            var accepted = new int[2];
            var before = provider.requests();
            var pairs =
                    Pairs.measure(
                            Side.timed(() ->
                                    accepted[0] +=
                                            (int)
                                                    ours.send(MESSAGES).stream()
                                                            .filter(Accepted.class::isInstance)
                                                            .count()),
                            Side.timed(() -> accepted[1] += theirs.send(MESSAGES)));
            var rounds = Pairs.ENOUGH + 2;
            row.check(what + ": every message accepted, ours", accepted[0] == rounds * MESSAGES);
            row.check(what + ": every message accepted, theirs", accepted[1] == rounds * MESSAGES);
            row.check(
                    what + ": each reached the provider once",
                    provider.requests() - before == 2 * rounds * MESSAGES);
            row.faster(what, "sendEach by the 500", MESSAGES, "message", wanted, pairs);
        }
    }

    /// A provider slower than our patience: every outcome is known to be unknown, and nothing is
    /// sent after its call was given up.
    private static void ghosts(Row row) {
        try (var provider = PushProvider.counting(Duration.ofSeconds(2));
                var ours = new PushWork(provider.endpoint(), 90, false, Duration.ofMillis(400))) {
            var results = ours.send(400);
            var asked = provider.requests();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            row.check(
                    "400 calls given up: each is in doubt, none is lost",
                    results.size() == 400 && results.stream().allMatch(InDoubt.class::isInstance));
            row.check("none of them is sent later", provider.requests() == asked && asked <= 400);
        }
    }
}
