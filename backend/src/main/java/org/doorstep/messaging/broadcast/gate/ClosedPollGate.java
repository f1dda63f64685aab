package org.doorstep.messaging.broadcast.gate;

import org.doorstep.kernel.London;
import org.doorstep.messaging.PollingDays;
import org.doorstep.messaging.TemplateClass;

import java.time.LocalTime;

/// No election material at or after 22:00 on polling day; logistics for the count are lawful.
final class ClosedPollGate implements Gate {

    static final LocalTime CLOSE = LocalTime.of(22, 0);

    private final PollingDays pollingDays;

    ClosedPollGate(PollingDays pollingDays) {
        this.pollingDays = pollingDays;
    }

    @Override
    public Verdict ask(Question question) {
        var broadcast = question.broadcast();
        var london = London.at(question.now());
        var closed =
                broadcast.templateClass() == TemplateClass.ELECTION_MATERIAL
                        && !london.toLocalTime().isBefore(CLOSE)
                        && pollingDays.on(broadcast.plan().branch(), london.toLocalDate());
        return closed
                ? new Verdict.Refuse("the poll has closed", Verdict.Closed.PERSON)
                : Verdict.ALLOW;
    }
}
