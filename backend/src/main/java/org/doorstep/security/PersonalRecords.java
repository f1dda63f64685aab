package org.doorstep.security;

import org.doorstep.kernel.ContactPoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a room keeps that names a person. Every room whose collections hold personal data has one;
/// a test fails for a collection that nobody answers for. Safe for use by many threads.
///
/// @see <a href="https://www.legislation.gov.uk/eur/2016/679/article/15">UK GDPR, article 15</a>
public interface PersonalRecords {

    /// The room, as a person reads it.
    String room();

    /// The collections it answers for.
    Set<String> collections();

    /// Everything this room keeps of the person, whether current or past; empty where it keeps
    /// nothing. Never anything of another person.
    List<PersonalSection> of(Subject subject);

    /// The contact points this room knows the person by.
    default List<ContactPoint> contactPointsOf(AccountId person) {
        return List.of();
    }

    /// The branch the person belongs to, where this room knows.
    default Optional<BranchId> branchOf(AccountId person) {
        return Optional.empty();
    }

    /// Whose records are asked for.
    ///
    /// @param contactPoints everything any room knows the person by; records that are kept under a
    ///   hash of an address are found by them
    record Subject(AccountId person, List<ContactPoint> contactPoints) {

        public Subject {
            contactPoints = List.copyOf(contactPoints);
        }
    }
}
