package org.doorstep.security;

import java.util.UUID;

/// The id of an account: somebody who can sign in. Equal to the UUID of the volunteer the account
/// belongs to; membership converts between the two.
public record AccountId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
