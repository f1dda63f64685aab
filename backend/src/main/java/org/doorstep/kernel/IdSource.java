package org.doorstep.kernel;

import java.util.UUID;

/// Where new ids come from: UUIDv7, so that ids sort by the time they were given (RFC 9562, section
/// 5.7).
///
/// Safe for use by many threads. Tests hand in one that counts.
@FunctionalInterface
public interface IdSource {

    /// A new id, never given before.
    UUID next();
}
