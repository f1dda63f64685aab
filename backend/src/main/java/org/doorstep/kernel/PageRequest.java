package org.doorstep.kernel;

import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted.
///
/// @param limit the most items on a page, 1 to 200; anything else is refused with an
///   `IllegalArgumentException`
/// @param cursor the `nextCursor` of the page before, or null for the first page
public record PageRequest(int limit, @Nullable String cursor) {

    /// The most items one page may hold.
    public static final int MOST = 200;

    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page holds 1 to " + MOST + " items");
        }
    }

    /// The first page of the given size.
    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
