package org.doorstep.security.login;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.UUID;

/// Somebody who can sign in, or could until the account was closed. A closed account is never
/// opened again.
@Document("security.accounts")
public record AccountDocument(@Id UUID id, Instant openedAt, @Nullable Instant closedAt) {}
