package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// An invitation to a branch, bound to one e-mail address.
///
/// @param id hash of the link's token
/// @param addressHash keyed hash of the address
@Document("security.guests")
@CompoundIndex(name = "branch", def = "{'branch': 1, 'expiresAt': 1}")
public record GuestDocument(
        @Id String id,
        String addressHash,
        String branch,
        @Indexed String invitedBy,
        @Indexed(expireAfter = "0s") Instant expiresAt) {

    /// The id of a token; a token is 256 random bits, so no key is needed.
    public static String idOf(String token) {
        return AuthorizationForm.digest(token);
    }
}
