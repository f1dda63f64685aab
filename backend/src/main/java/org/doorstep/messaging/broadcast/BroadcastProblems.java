package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;

/// Why something about a broadcast was not done.
public final class BroadcastProblems {

    /// The broadcast is not in a state that allows this.
    public static final ProblemCode WRONG_STATE =
            new ProblemCode("broadcast-state", 409, "The broadcast is not in a state for this");

    /// It must not be launched as it is.
    public static final ProblemCode NOT_LAUNCHABLE =
            new ProblemCode(
                    "broadcast-not-launchable", 409, "The broadcast cannot be launched yet");

    private BroadcastProblems() {}

    /// What is said where its state does not allow it.
    public static Refusal notInState(String rule) {
        return Refusal.of(WRONG_STATE, rule, "Look at its present state.");
    }

    /// What is said where a rule forbids the launch.
    public static Refusal notLaunchable(String rule, String detail) {
        return Refusal.of(NOT_LAUNCHABLE, rule, detail);
    }
}
