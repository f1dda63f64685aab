package org.doorstep.messaging.broadcast.gate;

/// A person whose record is gone (erased, merged away) is not looked for elsewhere.
final class KnownPersonGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.person() == null
                ? new Verdict.Refuse("person gone", Verdict.Closed.PERSON)
                : Verdict.ALLOW;
    }
}
