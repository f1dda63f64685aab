package org.doorstep.membership;

import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.doorstep.security.AccountId;

import java.util.UUID;

/// The id of a volunteer. The volunteer's account and recipient ref carry the same UUID; the
/// conversions are here and nowhere else.
public record VolunteerId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static VolunteerId of(String text) {
        return new VolunteerId(UUID.fromString(text));
    }

    /// The volunteer who signs in with this account.
    public static VolunteerId of(AccountId account) {
        return new VolunteerId(account.value());
    }

    /// The account this volunteer signs in with.
    public AccountId account() {
        return new AccountId(value);
    }

    /// The volunteer as somebody who gets messages.
    public VolunteerRef ref() {
        return new VolunteerRef(value);
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
