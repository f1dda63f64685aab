package org.doorstep.membership.role;

import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// A role of a volunteer on a branch, as stored.
///
/// @param id `volunteer|role|branch`, so that the same grant twice is one
@Document("membership.grants")
@CompoundIndex(name = "role_volunteer", def = "{'role': 1, 'volunteer': 1}")
record GrantDocument(
        @Id String id,
        @Indexed String volunteer,
        Role role,
        @Indexed String branch,
        Instant from,
        @Nullable Instant until,
        @Nullable String grantedBy) {}
