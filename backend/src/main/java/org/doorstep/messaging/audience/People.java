package org.doorstep.messaging.audience;

import org.doorstep.messaging.Candidate;
import org.jspecify.annotations.Nullable;

/// The people of an audience in ref order, one at a time, read as far as they are asked for. Used
/// by one thread.
interface People {

    /// Who comes next, without moving on; null at the end.
    @Nullable Candidate head();

    /// Moves on to the one after the head.
    void advance();

    /// Moves on until the head is that ref or one after it. Never moves back.
    void seek(String ref);

    /// The text of the head's ref, or null at the end.
    default @Nullable String at() {
        var head = head();
        return head == null ? null : head.ref().text();
    }
}
