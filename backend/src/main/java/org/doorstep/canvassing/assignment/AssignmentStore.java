package org.doorstep.canvassing.assignment;

import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where assignments are kept. Safe for use by many threads and nodes; every promise rests on
/// single documents.
///
/// An assignment is first *begun*, which nobody sees, then takes its parts by one claim a part,
/// then is *opened* by one write. A part's claim belongs to the assignment it names as long as that
/// one is being given or open; whoever finds a claim of any other removes it.
public interface AssignmentStore {

    /// Writes an assignment that is being given.
    void begin(Assignment assignment);

    /// Takes the parts for an assignment that has been begun.
    ///
    /// @param scope within which a part is in one pair of hands at most
    /// @return empty when it has them all; else the parts that others hold, and then it has none
    List<Holding> claim(AssignmentId id, String scope, List<PartClaim> parts, Instant now);

    /// Puts a begun assignment into force.
    ///
    /// @return false where somebody has given it up for dead meanwhile
    boolean open(AssignmentId id);

    /// Gives up an assignment that was begun and not opened, with its claims. May be repeated.
    void abandon(AssignmentId id);

    /// Ends an open assignment and frees its parts.
    ///
    /// @return false where it was not open any more
    boolean end(AssignmentId id, AssignmentState how, Instant at);

    /// Ends every open assignment whose time has run out, and gives up those begun long ago. May
    /// run on several nodes at once.
    ///
    /// @return how many lapsed
    int lapse(Instant now);

    /// Moves the time an open assignment lapses.
    ///
    /// @param from when it lapses so far; after now
    /// @return false where it is not open any more, or lapses at another time
    boolean moveLapse(AssignmentId id, Instant from, Instant to);

    /// The open ones that lapse in that time, by the time they lapse.
    ///
    /// @param after exclusive
    /// @param until inclusive
    List<Assignment> lapsing(Instant after, Instant until);

    Optional<Assignment> find(AssignmentId id);

    /// Those of a volunteer given since then.
    List<Assignment> ofVolunteer(AccountId volunteer, Instant givenSince);

    /// Those of these branches given since then.
    List<Assignment> ofBranches(Collection<BranchId> branches, Instant givenSince);

    /// What assignments claim of these sides, live or not.
    List<Held> claims(Collection<StreetPartId> sides);

    /// Several at once; unknown ids are left out.
    List<Assignment> findAll(Collection<AssignmentId> ids);

    /// Keeps a report, unless one of its id is kept already.
    ///
    /// @return the one that is kept
    KeptReport keep(KeptReport report);

    Optional<KeptReport> findReport(UUID id);

    /// All reports of one part in one assignment.
    List<KeptReport> reports(AssignmentId assignment, StreetPartId part);

    /// Writes what is known of one part.
    ///
    /// @param version the version this is based on
    /// @return false where the assignment has moved on
    boolean put(AssignmentId id, long version, WalkPart part);

    /// A claim and the assignment it names.
    record Held(PartClaim claim, AssignmentId by) {}

    /// A side, or some of it, in somebody else's hands.
    record Holding(StreetPartId part, AssignmentId holder) {}
}
