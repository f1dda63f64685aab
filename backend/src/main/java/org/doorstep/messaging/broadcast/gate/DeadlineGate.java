package org.doorstep.messaging.broadcast.gate;

/// Nothing starts at or after the deadline.
final class DeadlineGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        var deadline = question.broadcast().deadline();
        return deadline != null && question.now().isBefore(deadline)
                ? Verdict.ALLOW
                : new Verdict.WaitUntil(question.now(), "the deadline has passed");
    }
}
