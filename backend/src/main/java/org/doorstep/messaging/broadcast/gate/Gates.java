package org.doorstep.messaging.broadcast.gate;

import org.doorstep.messaging.PollingDays;
import org.doorstep.security.PhoneReader;

import java.util.List;

/// The rules about writing to a person, in the order they are asked. The first that does not allow
/// answers. Safe for use by many threads.
///
/// What is known about every message alike comes first, then the person, then the channel; quiet
/// hours come last, so that nobody waits for a message a later rule would refuse. A further rule is
/// a further class and a line here. [Caps] is asked last of all, when the place it answers with is
/// taken.
public final class Gates {

    private final List<Gate> all;

    public Gates(PollingDays pollingDays, QuietHours hours, PhoneReader numbers) {
        this.all =
                List.of(
                        new BroadcastLiveGate(),
                        new LauncherGate(),
                        new ApprovalGate(),
                        new ImprintGate(),
                        new DeadlineGate(),
                        new ClosedPollGate(pollingDays),
                        new KnownPersonGate(),
                        new MinorGate(),
                        new ChannelOnGate(),
                        new AddressGate(),
                        new MobileNumberGate(numbers),
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
