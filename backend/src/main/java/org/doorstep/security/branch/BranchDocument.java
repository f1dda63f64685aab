package org.doorstep.security.branch;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.UUID;

/// A node of the tree as stored.
@Document("security.branches")
public record BranchDocument(
        @Id UUID id,
        @Nullable UUID parent,
        String name,
        String kind,
        @Nullable String defaultImprint) {}
