package org.doorstep.security;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The signed-in person, with the grants that hold at the moment of this call. A pending volunteer
/// has none; without the second factor those grants are missing whose role needs it.
///
/// @param factorAt when this sign-in last proved its second factor, or null where it has not
public record Actor(AccountId account, List<Grant> grants, @Nullable Instant factorAt) {

    /// How long a second factor counts as fresh.
    public static final Duration FRESH = Duration.ofMinutes(5);

    public Actor {
        grants = List.copyOf(grants);
    }

    /// Somebody whose second factor does not matter: the machine acting on an earlier decision.
    public Actor(AccountId account, List<Grant> grants) {
        this(account, grants, null);
    }

    /// Whether nobody has given this person a role yet.
    public boolean isPending() {
        return grants.isEmpty();
    }

    /// Whether this person has that role anywhere.
    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /// Whether the second factor was proved less than 5 minutes ago.
    public boolean hasFreshFactor(Instant now) {
        var at = factorAt;
        return at != null && now.isBefore(at.plus(FRESH));
    }
}
