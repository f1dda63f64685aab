package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// The invitation of a new server's first administrator, bound to one e-mail address.
///
/// @param id hash of the link's token
/// @param addressHash hash of the address
@Document("security.invitations")
public record InvitationDocument(
        @Id String id, String addressHash, @Indexed(expireAfter = "0s") Instant expiresAt) {}
