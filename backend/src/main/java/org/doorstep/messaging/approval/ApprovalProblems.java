package org.doorstep.messaging.approval;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;

/// Why something was not done without a second person.
public final class ApprovalProblems {

    /// More people than one person may write to alone.
    public static final ProblemCode NEEDED =
            new ProblemCode("approval-needed", 409, "A second person must approve this broadcast");

    private ApprovalProblems() {}

    static Refusal needed(long people, long alone) {
        return Refusal.of(
                NEEDED,
                "more than %,d people in a day need a second person's approval".formatted(alone),
                "This one has %,d. Ask another organiser or the agent to approve it."
                        .formatted(people));
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
