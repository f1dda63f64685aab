package org.doorstep.messaging.broadcast.gate;

/// Whoever launched it must still be allowed to: a role that ends stops what was begun under it.
final class LauncherGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.about().launcherMay()
                ? Verdict.ALLOW
                : new Verdict.Refuse(
                        "the person who launched it may no longer launch",
                        Verdict.Closed.BROADCAST);
    }
}
