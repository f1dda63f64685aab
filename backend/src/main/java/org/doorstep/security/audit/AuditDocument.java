package org.doorstep.security.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// One entry of the audit trail.
///
/// @param id `chain|n`, n with leading zeros: unique, and in order within a chain
/// @param did what, by whom, to what and why
/// @param previous the hash of the entry before, empty for the first one of a chain
/// @param hash HMAC over all of this
@Document("security.audit")
@CompoundIndex(name = "who", def = "{'did.who': 1, 'at': 1}")
@CompoundIndex(name = "object", def = "{'did.objectId': 1, 'at': 1}")
public record AuditDocument(@Id String id, Instant at, Deed did, String previous, String hash) {

    /// What was done.
    public record Deed(
            String what, @Nullable String who, String objectId, @Nullable String reason) {}

    /// The id of the n-th entry of a chain, n from 1.
    public static String id(String chain, long n) {
        return "%s|%012d".formatted(chain, n);
    }

    /// What the hash is made of: every part with its length before it, so that no two entries have
    /// the same text.
    public static String text(String id, Instant at, Deed did, String previous) {
        var text = new StringBuilder();
        for (var part :
                new @Nullable String[] {
                    id, at.toString(), did.what(), did.who(), did.objectId(), did.reason(), previous
                }) {
            text.append(part == null ? "-" : part.length() + ":" + part).append(';');
        }
        return text.toString();
    }
}
