package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;

import java.util.Collection;

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

    /// What is said where somebody's text is longer, filled in, than a text message may be.
    ///
    /// @param segments those of the longest one
    /// @param dear the characters that make texts longer, each once
    public static Refusal tooLong(int segments, Collection<String> dear) {
        var detail =
                dear.isEmpty()
                        ? "The longest one, filled in, has %d. Shorten it.".formatted(segments)
                        : ("The longest one, filled in, has %d. Shorten it until it fits with these"
                                        + " characters in it: %s.")
                                .formatted(segments, String.join(" ", dear));
        return notLaunchable(
                "a text message has at most %d segments".formatted(Wording.MOST_SEGMENTS), detail);
    }
}
