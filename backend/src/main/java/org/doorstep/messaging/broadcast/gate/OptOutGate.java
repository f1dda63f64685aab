package org.doorstep.messaging.broadcast.gate;

/// STOP outranks everything, also what one sends to oneself.
final class OptOutGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.suppressed()
                ? new Verdict.Refuse("opted out of " + question.channel(), Verdict.Closed.CHANNEL)
                : Verdict.ALLOW;
    }
}
