package org.doorstep.security.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// One entry of the audit trail.
///
/// @param id `chain|n`, n with leading zeros: unique, and in order within a chain
/// @param did what, by whom, to what and why
/// @param previous the hash of the entry before, empty for the first one of a chain
/// @param hash HMAC over all of this
@Document("security.audit")
@CompoundIndex(name = "who_at", def = "{'did.who': 1, 'at': -1}")
@CompoundIndex(name = "object_at", def = "{'did.objectId': 1, 'at': -1}")
public record AuditDocument(
        @Id String id, @Indexed Instant at, Deed did, String previous, String hash) {

    /// The name of entries that hold the heads of all chains.
    public static final String HEADS = "chain-heads";

    /// What was done.
    ///
    /// @param branch the branch it concerns, or null for the whole party
    public record Deed(
            String what,
            @Nullable String who,
            String objectId,
            @Nullable String reason,
            @Nullable String branch) {}

    /// The id of the n-th entry of a chain, n from 1.
    public static String id(String chain, long n) {
        return "%s|%012d".formatted(chain, n);
    }

    /// The n of an id; 0 where it has none.
    public static long numberOf(String id) {
        var digits = id.substring(id.indexOf('|') + 1);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /// What the hash of this entry is made of: every part with its length before it, so that no two
    /// entries have the same text.
    public String text() {
        var text = new StringBuilder();
        for (var part :
                new @Nullable String[] {
                    id,
                    at.toString(),
                    did.what(),
                    did.who(),
                    did.objectId(),
                    did.reason(),
                    did.branch(),
                    previous
                }) {
            text.append(part == null ? "-" : part.length() + ":" + part).append(';');
        }
        return text.toString();
    }

    /// This entry with its hash.
    public AuditDocument sealed(String made) {
        return new AuditDocument(id, at, did, previous, made);
    }
}
