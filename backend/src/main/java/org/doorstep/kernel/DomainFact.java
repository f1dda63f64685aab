package org.doorstep.kernel;

import java.time.Instant;

/// Something that has happened in a room, named in the past tense by the room that owns it.
///
/// A fact is a hint: it is delivered in process, after the write it speaks of. A listener may miss
/// it (a crash between the write and the delivery) or see it twice, so every listener catches up
/// from the owner's records by a cursor of its own, also at start, and ignores what it has seen, by
/// id.
public interface DomainFact {

    /// When it happened, by the clock of the node that wrote it.
    Instant occurredAt();
}
