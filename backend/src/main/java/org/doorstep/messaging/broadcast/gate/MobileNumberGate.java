package org.doorstep.messaging.broadcast.gate;

import org.doorstep.kernel.Outcome;
import org.doorstep.messaging.ChannelName;
import org.doorstep.security.PhoneReader;

/// A text goes to a mobile number of an allowed region: not to a landline, not to a number that
/// does not exist. A number that was good when it was typed is judged again, because plans change.
final class MobileNumberGate implements Gate {

    private final PhoneReader numbers;

    MobileNumberGate(PhoneReader numbers) {
        this.numbers = numbers;
    }

    @Override
    public Verdict ask(Question question) {
        var person = question.person();
        var phone = person == null ? null : person.phone();
        return question.channel() != ChannelName.SMS || phone == null || isMobile(phone.e164())
                ? Verdict.ALLOW
                : new Verdict.Refuse(
                        "not a mobile number that can be texted", Verdict.Closed.CHANNEL);
    }

    private boolean isMobile(String e164) {
        return numbers.read(e164) instanceof Outcome.Done;
    }
}
