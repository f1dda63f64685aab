package org.doorstep.messaging.broadcast.gate;

/// What needs a second person's approval sends nothing without one that still stands.
final class ApprovalGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.about().approved()
                ? Verdict.ALLOW
                : new Verdict.Refuse(
                        "a second person has not approved it", Verdict.Closed.BROADCAST);
    }
}
