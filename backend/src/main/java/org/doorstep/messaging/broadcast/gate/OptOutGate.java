package org.doorstep.messaging.broadcast.gate;

/// STOP outranks everything, also what one sends to oneself; so does what nobody objected to but
/// never arrives.
final class OptOutGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        var ground = question.optOut();
        if (ground == null) {
            return Verdict.ALLOW;
        }
        var reason =
                switch (ground) {
                    case KEYWORD, OBJECTION -> "opted out of " + question.channel();
                    case HELD -> "a reply that may mean stop has not been read yet";
                    case UNREACHABLE -> question.channel() + " does not arrive at this address";
                };
        return new Verdict.Refuse(reason, Verdict.Closed.CHANNEL);
    }
}
