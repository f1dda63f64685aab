package org.doorstep.messaging.broadcast.gate;

import org.doorstep.messaging.PollingDays;

import java.util.List;

/// The rules about writing to a person, in the order they are asked. The first that does not allow
/// answers. Safe for use by many threads.
///
/// What is known about every message alike comes first, then the person, then the channel; quiet
/// hours come last, so that nobody waits for a message a later rule would refuse. A further rule is
/// a further class and a line here.
public final class Gates {

    private final List<Gate> all;

    public Gates(PollingDays pollingDays, QuietHours hours) {
        this.all =
                List.of(
                        new BroadcastLiveGate(),
                        new LauncherGate(),
                        new DeadlineGate(),
                        new ClosedPollGate(pollingDays),
                        new KnownPersonGate(),
                        new MinorGate(),
                        new ChannelOnGate(),
                        new AddressGate(),
                        new OptOutGate(),
                        new ConsentGate(),
                        new QuietHoursGate(hours));
    }

    /// What the rules say.
    public Verdict ask(Question question) {
        for (var gate : all) {
            var verdict = gate.ask(question);
            if (!(verdict instanceof Verdict.Allow)) {
                return verdict;
            }
        }
        return Verdict.ALLOW;
    }
}
