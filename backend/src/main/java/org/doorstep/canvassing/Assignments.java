package org.doorstep.canvassing;

import org.doorstep.canvassing.Handout.StreetPartRef;
import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.canvassing.assignment.AssignmentStore.Held;
import org.doorstep.canvassing.assignment.PartClaim;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.doorstep.security.WalkAccess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who walks what. An assignment whose time has run out is LAPSED in every answer, whether or not
/// the store has been told yet. Safe for use by many threads and nodes.
public class Assignments implements WalkAccess {

    private static final String GIVE = "give-assignment";
    private static final String OWN_TEAM = "own team";

    /// How long one that is over is still shown.
    private static final Duration SHOWN = Duration.ofDays(14);

    /// The longest an assignment can be open, and then still be shown.
    private static final Duration LOOK_BACK = Duration.ofDays(60).plus(SHOWN).plusDays(1);

    private final AssignmentStore store;
    private final Handing handing;
    private final Reporting reporting;
    private final Permissions permissions;
    private final Branches branches;
    private final IdSource ids;
    private final Clock clock;

    Assignments(
            AssignmentStore store,
            Handing handing,
            Reporting reporting,
            Permissions permissions,
            Branches branches,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.handing = handing;
        this.reporting = reporting;
        this.permissions = permissions;
        this.branches = branches;
        this.ids = ids;
        this.clock = clock;
    }

    /// Makes a walk of the streets and gives it out. Needs `give-assignment` at the branch.
    ///
    /// @return the assignment; or refused, naming the street, where a part is in somebody's hands
    ///   already for the same campaign (or the same branch, without a campaign), and where a field
    ///   is out of range
    public Outcome<Assignment> give(Handout handout, Actor by) {
        return mayGive(handout.branch(), by)
                .then(_ -> handing.read(handout))
                .then(ready -> give(handout, ready, by));
    }

    private Outcome<Assignment> give(Handout handout, Handing.Ready ready, Actor by) {
        var now = London.now(clock);
        var id = new AssignmentId(ids.next());
        store.begin(
                new Assignment(
                        id,
                        handout.branch(),
                        handout.campaign(),
                        ready.name(),
                        ready.wardName(),
                        handout.assignee(),
                        by.account(),
                        now,
                        handout.until().truncatedTo(ChronoUnit.MILLIS),
                        AssignmentState.OPEN,
                        null,
                        ready.walk(),
                        0));
        try {
            var parts =
                    ready.walk().parts().stream()
                            .flatMap(part -> PartClaim.of(part).stream())
                            .toList();
            var held = store.claim(id, scope(handout), parts, now);
            if (!held.isEmpty()) {
                return Outcome.refused(inHands(held.getFirst(), ready.walk()));
            }
            return store.open(id)
                    ? Outcome.done(store.find(id).orElseThrow())
                    : Outcome.refused(tookTooLong());
        } finally {
            store.abandon(id); // does nothing once it is open
        }
    }

    private static String scope(Handout handout) {
        var campaign = handout.campaign();
        return campaign == null ? "branch:" + handout.branch() : "campaign:" + campaign;
    }

    private Refusal inHands(AssignmentStore.Holding held, Walk walk) {
        var street =
                walk.parts().stream()
                        .filter(part -> part.whole().equals(held.part()))
                        .map(WalkPart::name)
                        .findFirst()
                        .orElse("A street");
        var holder = store.find(held.holder()).map(Assignment::name).orElse("being given now");
        return CanvassingRefusals.inHands(street, holder);
    }

    private static Refusal tookTooLong() {
        return Refusal.of(
                ProblemCode.UNAVAILABLE, "giving takes a moment", "Give the streets again.");
    }

    /// A canvass lead gives within the branch too; what others gave is not the lead's.
    private Outcome<Actor> mayGive(BranchId branch, Actor by) {
        var checked = permissions.check(by, GIVE, branch);
        return permissions.conditions(by, GIVE, branch).contains(OWN_TEAM)
                ? Outcome.done(by)
                : checked;
    }

    private Outcome<Assignment> seen(AssignmentId id, Actor by) {
        if (!permissions.mayAnywhere(by, GIVE)) {
            return Outcome.refused(permissions.refusal(by, GIVE));
        }
        return store.find(id)
                .filter(found ->
                        permissions.may(by, GIVE, found.branch())
                                || (found.givenBy().equals(by.account())
                                        && permissions
                                                .conditions(by, GIVE, found.branch())
                                                .contains(OWN_TEAM)))
                .map(found -> Outcome.done(found.asOf(London.now(clock))))
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// What it would be, without giving it: the walk in order with its doors and time.
    public Outcome<Walk> preview(Handout handout, Actor by) {
        return mayGive(handout.branch(), by).then(_ -> handing.walk(handout));
    }

    /// The assignment, for somebody who may see those of its branch.
    public Outcome<Assignment> find(AssignmentId id, Actor by) {
        return seen(id, by);
    }

    /// The branch's assignments with those of the branches below: open ones first, by the time they
    /// end, then those that were over within the last 14 days, newest first.
    public List<Assignment> list(BranchId branch) {
        var now = London.now(clock);
        return inOrder(store.ofBranches(branches.idsWithin(branch), now.minus(LOOK_BACK)), now);
    }

    /// The open assignment that holds each of these parts or some of it, for a map; parts that
    /// nobody holds are left out.
    public Map<StreetPartRef, AssignmentId> holders(
            BranchId branch, Collection<StreetPartRef> parts) {
        var within = branches.idsWithin(branch);
        var claims = store.claims(parts.stream().map(StreetPartRef::whole).toList());
        var now = London.now(clock);
        var open =
                store.findAll(claims.stream().map(Held::by).collect(Collectors.toSet())).stream()
                        .filter(held -> held.isOpen(now) && within.contains(held.branch()))
                        .map(Assignment::id)
                        .collect(Collectors.toSet());
        var live =
                claims.stream()
                        .filter(held -> open.contains(held.by()))
                        .collect(Collectors.groupingBy(held -> held.claim().side()));
        var holders = new HashMap<StreetPartRef, AssignmentId>();
        for (var part : parts) {
            var mine = PartClaim.of(part);
            live.getOrDefault(part.whole(), List.of()).stream()
                    .filter(held -> mine.stream().anyMatch(held.claim()::meets))
                    .findFirst()
                    .ifPresent(held -> holders.put(part, held.by()));
        }
        return holders;
    }

    /// Takes an assignment back. Needs `give-assignment` at its branch. May be repeated.
    public Outcome<Assignment> takeBack(AssignmentId id, Actor by) {
        return seen(id, by)
                .map(found -> {
                    store.end(id, AssignmentState.TAKEN_BACK, London.now(clock));
                    return store.find(id).orElse(found).asOf(London.now(clock));
                });
    }

    /// Moves the time an open assignment lapses; who holds it is reminded anew. Needs
    /// `give-assignment` at its branch.
    ///
    /// @param seen when it lapsed as the caller saw it
    /// @param until when it is to lapse: after now, at most 60 days after it was given
    /// @return refused with `assignment-over` where it is not open any more, and with
    ///   `version-stale` where somebody else has moved it since
    public Outcome<Assignment> moveLapse(AssignmentId id, Instant seen, Instant until, Actor by) {
        return seen(id, by)
                .then(found -> {
                    var now = London.now(clock);
                    var exact = until.truncatedTo(ChronoUnit.MILLIS);
                    if (!found.isOpen(now)) {
                        return Outcome.refused(CanvassingRefusals.over());
                    }
                    if (!exact.isAfter(now)
                            || exact.isAfter(found.givenAt().plus(Handing.LONGEST))) {
                        return Outcome.refused(CanvassingRefusals.lapse());
                    }
                    return store.moveLapse(id, seen, exact)
                            ? Outcome.done(store.find(id).orElse(found))
                            : Outcome.refused(CanvassingRefusals.lapseMoved());
                });
    }

    /// A volunteer's own: open ones first, by the time they end, then those over within the last 14
    /// days, newest first.
    public Page<Assignment> ofVolunteer(AccountId volunteer, PageRequest page) {
        var now = London.now(clock);
        var all = inOrder(store.ofVolunteer(volunteer, now.minus(LOOK_BACK)), now);
        var from = 0;
        var cursor = page.cursor();
        if (cursor != null) {
            while (from < all.size() && !all.get(from).id().toString().equals(cursor)) {
                from++;
            }
            from++;
        }
        var to = Math.min(all.size(), from + page.limit());
        return from >= to
                ? new Page<>(List.of(), null)
                : new Page<>(
                        all.subList(from, to),
                        to < all.size() ? all.get(to - 1).id().toString() : null);
    }

    /// Open ones by the time they end, then those that were over lately, newest first.
    private static List<Assignment> inOrder(List<Assignment> found, Instant now) {
        return found.stream()
                .map(assignment -> assignment.asOf(now))
                .filter(assignment ->
                        assignment.overAt() == null
                                || assignment.overAt().isAfter(now.minus(SHOWN)))
                .sorted(
                        Comparator.comparing((Assignment assignment) -> assignment.overAt() != null)
                                .thenComparing(Assignments::rank)
                                .thenComparing(assignment -> assignment.id().toString()))
                .toList();
    }

    private static long rank(Assignment assignment) {
        var over = assignment.overAt();
        return over == null ? assignment.until().toEpochMilli() : -over.toEpochMilli();
    }

    /// One of the caller's own.
    public Optional<Assignment> findOwn(AssignmentId id, Actor by) {
        return store.find(id)
                .filter(found -> found.assignee().equals(new Assignee.OfVolunteer(by.account())))
                .map(found -> found.asOf(London.now(clock)));
    }

    @Override
    public boolean isWalking(AccountId account, String assignment) {
        try {
            return store.find(AssignmentId.of(assignment))
                    .filter(found -> found.assignee().equals(new Assignee.OfVolunteer(account)))
                    .filter(found -> found.isOpen(London.now(clock)))
                    .isPresent();
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    /// Reports a street part of the caller's own assignment. The same id twice is one report; the
    /// report that occurred last decides the part's state. A report for an assignment that is over
    /// is kept for the organiser and refused.
    public Outcome<PartReported> report(AssignmentId id, PartReport report, Actor by) {
        return own(id, by).then(found -> reporting.report(found, report, by.account()));
    }

    private Outcome<Assignment> own(AssignmentId id, Actor by) {
        return findOwn(id, by)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// Hands the caller's own assignment back. May be repeated.
    public Outcome<Assignment> handBack(AssignmentId id, Actor by) {
        return own(id, by).then(_ -> handBack(id));
    }

    private Outcome<Assignment> handBack(AssignmentId id) {
        var now = London.now(clock);
        var before = store.find(id).orElseThrow().asOf(now);
        if (before.isOpen(now)) {
            store.end(id, AssignmentState.HANDED_BACK, now);
        }
        var after = store.find(id).orElseThrow().asOf(now);
        return after.state() == AssignmentState.HANDED_BACK
                ? Outcome.done(after)
                : Outcome.refused(CanvassingRefusals.over());
    }
}
