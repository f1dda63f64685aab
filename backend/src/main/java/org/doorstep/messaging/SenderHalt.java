package org.doorstep.messaging;

import java.time.Instant;

/// A sender through which nothing goes out until somebody has looked. Immutable, safe to share.
///
/// @param key what is halted: a sender by its id, or a whole channel by its name
/// @param reason the provider's own code or words for it
/// @param since when it was halted
public record SenderHalt(String key, String reason, Instant since) {}
