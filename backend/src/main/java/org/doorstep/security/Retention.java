package org.doorstep.security;

import java.time.Instant;
import java.util.List;

/// How long a room keeps what names a person, and how it lets go. Every room with a
/// [PersonalRecords] has one; a test fails for a collection with neither a rule nor a reason. Safe
/// for use by many threads and nodes.
///
/// @see <a href="https://www.legislation.gov.uk/eur/2016/679/article/5">UK GDPR, article
///   5(1)(e)</a>
public interface Retention {

    /// The room's rules, also those without an end.
    List<RetentionRule> rules();

    /// How many records the rule would let go.
    ///
    /// @param before from [RetentionRule#before]
    long count(RetentionRule rule, Instant before);

    /// Lets go of some of them. May be repeated, and called by two nodes at once: what is gone is
    /// gone once.
    ///
    /// @param most the largest number
    /// @return how many were let go; 0 means that none is left
    long letGo(RetentionRule rule, Instant before, int most);
}
