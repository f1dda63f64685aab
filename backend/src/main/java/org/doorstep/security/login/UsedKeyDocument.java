package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// A key with which something in the data was made.
///
/// @param id the key's id, or `handle`
/// @param fingerprint tells two keys of the same id apart and says nothing about either
@Document("security.keys")
public record UsedKeyDocument(@Id String id, String fingerprint, Instant firstUsedAt) {}
