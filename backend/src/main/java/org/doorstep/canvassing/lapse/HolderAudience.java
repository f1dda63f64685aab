package org.doorstep.canvassing.lapse;

import org.doorstep.canvassing.Assignee;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The audience `assignment-holder`: the volunteer, if of age, who holds one assignment of the
/// branch, named by the filter `assignment`, as long as it is open and lapses at the time in
/// `until`, an ISO instant. Safe for use by many threads.
public final class HolderAudience implements AudienceSource {

    static final String KIND = "assignment-holder";

    private static final String ASSIGNMENT = "assignment";
    private static final String UNTIL = "until";

    private final AssignmentStore store;
    private final Volunteers volunteers;
    private final Branches branches;
    private final Clock clock;

    public HolderAudience(
            AssignmentStore store, Volunteers volunteers, Branches branches, Clock clock) {
        this.store = store;
        this.volunteers = volunteers;
        this.branches = branches;
        this.clock = clock;
    }

    /// Who holds that assignment.
    static AudienceQuery query(Assignment assignment) {
        return new AudienceQuery(
                KIND,
                assignment.branch(),
                Map.of(
                        ASSIGNMENT, List.of(assignment.id().toString()),
                        UNTIL, List.of(assignment.until().toString())));
    }

    /// What a query names.
    private record Named(AssignmentId id, Instant until) {}

    private static Optional<Named> named(AudienceQuery query) {
        var filters = query.filters();
        if (!filters.keySet().equals(Set.of(ASSIGNMENT, UNTIL))
                || filters.values().stream().anyMatch(values -> values.size() != 1)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Named(
                            AssignmentId.of(one(filters, ASSIGNMENT)),
                            Instant.parse(one(filters, UNTIL))));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String one(Map<String, List<String>> filters, String name) {
        return filters.getOrDefault(name, List.of()).getFirst();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String describe(AudienceQuery query) {
        return "who holds a walk of "
                + branches.find(query.branch()).map(Branch::name).orElse("an unknown branch");
    }

    @Override
    public List<FieldFault> faults(AudienceQuery query) {
        return named(query).isPresent()
                ? List.of()
                : List.of(
                        new FieldFault(
                                "audience.filters." + ASSIGNMENT,
                                "exactly one assignment and when it lapses",
                                "Name one assignment of the branch, and nothing else."));
    }

    /// @throws IllegalArgumentException where the query has a fault
    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        var named =
                named(query)
                        .orElseThrow(() ->
                                new IllegalArgumentException("a holder is asked for by one walk"));
        return store
                .find(named.id())
                .filter(found -> found.isOpen(London.now(clock)))
                .filter(found -> found.until().equals(named.until()))
                .filter(found -> branches.idsWithin(query.branch()).contains(found.branch()))
                .flatMap(HolderAudience::holder)
                .filter(holder -> afterRef == null || holder.ref().text().compareTo(afterRef) > 0)
                .filter(holder -> volunteers.ofAge(Set.of(holder)).contains(holder))
                .map(holder -> new Candidate(holder.ref(), holder.toString()))
                .stream()
                .toList();
    }

    @Override
    public Optional<BranchId> branchOf(RecipientRef ref) {
        return volunteers.branchOf(ref);
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        return volunteers.reachable(refs);
    }

    /// Knows what to say of the walk: `walk`, how many `doors` are left, and `day`, `date` and
    /// `time` of the lapse the query names, whatever has become of it since.
    @Override
    public Map<RecipientRef, Reachable> addresses(
            AudienceQuery query, Collection<RecipientRef> refs) {
        var told = new HashMap<>(addresses(refs));
        named(query)
                .ifPresent(named ->
                        store.find(named.id())
                                .ifPresent(found ->
                                        told.replaceAll((_, person) ->
                                                person.with(words(found))
                                                        .withTime(named.until()))));
        return told;
    }

    private static Map<String, String> words(Assignment assignment) {
        var left = assignment.walk().doors() - assignment.walk().doorsDone();
        return Map.of("walk", assignment.name(), "doors", Integer.toString(left));
    }

    private static Optional<VolunteerId> holder(Assignment assignment) {
        return assignment.assignee() instanceof Assignee.OfVolunteer(var account)
                ? Optional.of(VolunteerId.of(account))
                : Optional.empty();
    }
}
