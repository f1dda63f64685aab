package org.doorstep.messaging;

import org.doorstep.kernel.DomainFact;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A push provider said that an address leads nowhere any more. Whoever owns devices forgets the
/// address, but only if it is still the one stored: the app may have renewed it in the meantime.
///
/// @param who the person, or null where the channel does not know
/// @param installationId the installation of the app
/// @param token the address that is dead; it names a device, so it is never logged
/// @param occurredAt when the provider said so
public record PushAddressDead(
        @Nullable RecipientRef who, String installationId, String token, Instant occurredAt)
        implements DomainFact {

    @Override
    public String toString() {
        return "PushAddressDead[installationId=" + installationId + "]";
    }
}
