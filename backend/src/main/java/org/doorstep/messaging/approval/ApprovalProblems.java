package org.doorstep.messaging.approval;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;

/// Why something was not done without a second person.
public final class ApprovalProblems {

    /// More people than one person may write to alone.
    public static final ProblemCode NEEDED =
            new ProblemCode("approval-needed", 409, "A second person must approve this broadcast");

    /// The audience is too large to be counted while somebody waits.
    public static final ProblemCode NOT_COUNTED =
            new ProblemCode("audience-not-counted", 409, "The audience must be counted first");

    private ApprovalProblems() {}

    static Refusal needed(Sizing.Size size, long alone) {
        var detail =
                size.isWhole()
                        ? "This one has %,d. Ask another organiser or the agent to approve it."
                        : "This one has at least %,d. Ask another organiser or the agent to approve"
                                + " it.";
        return Refusal.of(
                NEEDED,
                "more than %,d people in a day need a second person's approval".formatted(alone),
                detail.formatted(size.people()));
    }

    static Refusal notCounted() {
        return Refusal.of(
                NOT_COUNTED,
                "a large audience is launched as it was counted in the last minutes",
                "Look at its numbers again; they are being counted. Then launch it.");
    }

    static Refusal outgrown(long approved, long people) {
        return Refusal.of(
                NEEDED,
                "an approval covers an audience of about its size",
                "It was given for %,d people and there are %,d now. Ask for approval again."
                        .formatted(approved, people));
    }

    static Refusal ownDraft() {
        return Refusal.of(
                ProblemCode.FORBIDDEN,
                "who drafts does not approve",
                "Ask another organiser or the agent.");
    }
}
