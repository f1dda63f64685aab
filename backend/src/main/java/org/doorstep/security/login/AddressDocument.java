package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.UUID;

/// A verified contact point that signs in as an account.
///
/// @param id hash of the contact point
@Document("security.addresses")
public record AddressDocument(@Id String id, @Indexed UUID account) {}
