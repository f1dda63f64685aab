package org.doorstep._support;

import org.doorstep.kernel.IdSource;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids in a known order: `00000000-0000-7000-8000-000000000001` and so on. Safe for use by many
/// threads.
public final class CountingIds implements IdSource {

    private final AtomicLong given = new AtomicLong();

    @Override
    public UUID next() {
        return nth(given.incrementAndGet());
    }

    /// The n-th id this source gives, n from 1.
    public static UUID nth(long n) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | n);
    }
}
