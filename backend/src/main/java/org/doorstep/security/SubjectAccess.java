package org.doorstep.security;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The right of access: everything that names a person, across all rooms, for that person or, with
/// a reason and an entry in the audit trail, for the data protection officer. Safe for use by many
/// threads.
///
/// The cost grows with what is kept of the person; every room reads by an index.
///
/// @see <a href="https://www.legislation.gov.uk/eur/2016/679/article/15">UK GDPR, article 15</a>
public class SubjectAccess {

    private static final String ROW = "subject-access";
    private static final int LONGEST_REASON = 500;

    private final ObjectProvider<PersonalRecords> rooms;
    private final SignInAddresses addresses;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    SubjectAccess(
            ObjectProvider<PersonalRecords> rooms,
            SignInAddresses addresses,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.rooms = rooms;
        this.addresses = addresses;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /// What was gathered.
    ///
    /// @param at when
    /// @param rooms those that keep something of the person, in the order of their names
    public record Export(AccountId person, Instant at, List<OfRoom> rooms) {

        public Export {
            rooms = List.copyOf(rooms);
        }

        /// How many records there are in all rooms.
        public int records() {
            return rooms.stream()
                    .flatMap(room -> room.sections().stream())
                    .mapToInt(section -> section.records().size())
                    .sum();
        }
    }

    /// What one room keeps.
    public record OfRoom(String room, List<PersonalSection> sections) {

        public OfRoom {
            sections = List.copyOf(sections);
        }
    }

    /// Everything that is kept of the person who asks.
    public Export own(Actor me) {
        return gather(me.account());
    }

    /// Everything that is kept of the person whom a verified contact point signs in. Needs
    /// `subject-access` at the person's branch; written down in the audit trail before anything is
    /// read.
    ///
    /// @param reason the request it answers, 1 to 500 characters, never personal data
    /// @return refused as not found where nobody signs in with it, or somebody of another branch
    public Outcome<Export> of(ContactPoint address, Actor by, String reason) {
        if (!permissions.mayAnywhere(by, ROW) || !mayForOthers(by)) {
            return Outcome.refused(Refusal.notFound());
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Outcome.refused(
                    Refusal.ofField(
                            "reason",
                            "1 to 500 characters",
                            "Say which request this answers, without names."));
        }
        var person = addresses.ownerOf(address).filter(found -> isInReach(found, by));
        if (person.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        audit.record("subject-exported", by, person.get().toString(), reason);
        return Outcome.done(gather(person.get()));
    }

    /// Whether this person answers requests of others at all.
    public boolean mayForOthers(Actor actor) {
        return !permissions.reach(actor, ROW).isEmpty();
    }

    private boolean isInReach(AccountId person, Actor by) {
        return rooms.stream()
                .flatMap(room -> room.branchOf(person).stream())
                .anyMatch(branch -> permissions.may(by, ROW, branch));
    }

    private Export gather(AccountId person) {
        var contactPoints =
                rooms.stream()
                        .flatMap(room -> room.contactPointsOf(person).stream())
                        .distinct()
                        .toList();
        var subject = new PersonalRecords.Subject(person, contactPoints);
        var found =
                rooms.stream()
                        .sorted(Comparator.comparing(PersonalRecords::room))
                        .map(room -> new OfRoom(room.room(), room.of(subject)))
                        .filter(room -> !room.sections().isEmpty())
                        .toList();
        return new Export(person, London.now(clock), found);
    }
}
