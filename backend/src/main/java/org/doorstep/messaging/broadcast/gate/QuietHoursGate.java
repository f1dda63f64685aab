package org.doorstep.messaging.broadcast.gate;

/// Outside the allowed hours of the channel a message waits for them.
final class QuietHoursGate implements Gate {

    private final QuietHours hours;

    QuietHoursGate(QuietHours hours) {
        this.hours = hours;
    }

    @Override
    public Verdict ask(Question question) {
        if (question.isToMyself()) {
            return Verdict.ALLOW;
        }
        var broadcast = question.broadcast();
        var next =
                hours.next(
                        question.channel(),
                        broadcast.templateClass(),
                        broadcast.plan().branch(),
                        question.now());
        return next.opens().isAfter(question.now())
                ? new Verdict.WaitUntil(next.opens(), "quiet hours")
                : Verdict.ALLOW;
    }
}
