package org.doorstep.security.login;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// A one-time code that waits to be used.
///
/// @param id hash of purpose and contact point: one code at a time for both
/// @param codeHash hash of the code together with purpose and contact point
/// @param tries how often somebody has tried
@Document("security.codes")
public record CodeDocument(
        @Id String id,
        String codeHash,
        int tries,
        @Indexed(expireAfter = "0s") Instant expiresAt) {}
