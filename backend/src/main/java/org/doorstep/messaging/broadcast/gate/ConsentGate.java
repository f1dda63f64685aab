package org.doorstep.messaging.broadcast.gate;

/// A recorded consent to this channel for this purpose is needed, except for what one asks for
/// oneself.
final class ConsentGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.consented() || question.isToMyself()
                ? Verdict.ALLOW
                : new Verdict.Refuse("no consent to " + question.channel(), Verdict.Closed.CHANNEL);
    }
}
