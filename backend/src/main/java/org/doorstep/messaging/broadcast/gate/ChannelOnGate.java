package org.doorstep.messaging.broadcast.gate;

/// A channel that is not configured is passed over.
final class ChannelOnGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.about().channelOn()
                ? Verdict.ALLOW
                : new Verdict.Refuse(
                        question.channel() + " is switched off", Verdict.Closed.CHANNEL);
    }
}
