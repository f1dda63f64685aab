package org.doorstep.messaging.broadcast.gate;

/// No broadcasts to people who count as under 18.
final class MinorGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        var person = question.person();
        return person != null && person.minor()
                ? new Verdict.Refuse("under 18", Verdict.Closed.PERSON)
                : Verdict.ALLOW;
    }
}
