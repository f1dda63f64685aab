package org.doorstep.membership.volunteer;

import org.doorstep.kernel.ContactPoint;
import org.jspecify.annotations.Nullable;

/// A contact point of a volunteer. Until it is verified it gets nothing but codes.
///
/// @param point where
/// @param verified whether the volunteer has proven it by a code
/// @param replaces the verified one it is to replace, which signs in until then, or null
record Contact<T extends ContactPoint>(T point, boolean verified, @Nullable T replaces) {

    /// One that has yet to be proven.
    static <T extends ContactPoint> Contact<T> unproven(T point, @Nullable Contact<T> before) {
        return new Contact<>(point, false, before == null ? null : before.proven());
    }

    /// This one, proven.
    Contact<T> verify() {
        return new Contact<>(point, true, null);
    }

    /// What of it is proven: itself, the one it is to replace, or nothing.
    @Nullable T proven() {
        return verified ? point : replaces;
    }

    /// The point if it may be written to.
    static <T extends ContactPoint> @Nullable T usable(@Nullable Contact<T> contact) {
        return contact != null && contact.verified ? contact.point : null;
    }
}
