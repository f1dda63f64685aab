package org.doorstep.membership.volunteer;

import org.doorstep.kernel.Secret;

/// A place as sent, not judged yet.
///
/// @param latitude degrees north, or so the sender says
/// @param longitude degrees east, or so the sender says
public record SentPoint(double latitude, double longitude) {

    /// Leaves the place out.
    @Override
    public String toString() {
        return Secret.REDACTED;
    }
}
