package org.doorstep.security;

import java.util.List;

/// The signed-in person, with the grants that hold at the moment of this call. A pending volunteer
/// has none.
public record Actor(AccountId account, List<Grant> grants) {

    public Actor {
        grants = List.copyOf(grants);
    }

    /// Whether nobody has given this person a role yet.
    public boolean isPending() {
        return grants.isEmpty();
    }

    /// Whether this person has that role anywhere.
    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }
}
