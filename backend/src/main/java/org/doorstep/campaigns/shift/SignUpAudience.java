package org.doorstep.campaigns.shift;

import org.doorstep.kernel.London;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.security.Branch;
import org.doorstep.security.Branches;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The audience `action-sign-ups`: who has a place in certain actions (`action`) or shifts
/// (`shift`), or without either in any shift of the branch that is still to start. Called-off ones
/// count: their people most need to hear. Safe for use by many threads.
public final class SignUpAudience implements AudienceSource {

    private static final Set<String> FILTERS = Set.of("action", "shift");

    private final ShiftStore shifts;
    private final Volunteers volunteers;
    private final Branches branches;
    private final Clock clock;

    public SignUpAudience(
            ShiftStore shifts, Volunteers volunteers, Branches branches, Clock clock) {
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.branches = branches;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "action-sign-ups";
    }

    @Override
    public String describe(AudienceQuery query) {
        var name = branches.find(query.branch()).map(Branch::name).orElse("an unknown branch");
        return query.filters().isEmpty()
                ? "everybody with a place in a coming shift of " + name
                : "everybody with a place in the chosen actions of " + name;
    }

    /// @throws IllegalArgumentException where the query names a filter this source does not have
    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        var filters = query.filters();
        if (!FILTERS.containsAll(filters.keySet())) {
            throw new IllegalArgumentException("sign-ups are narrowed by " + FILTERS);
        }
        var after = afterRef == null ? "" : afterRef;
        return shifts
                .audience(
                        branches.idsWithin(query.branch()),
                        filters.getOrDefault("action", List.of()),
                        filters.getOrDefault("shift", List.of()),
                        London.now(clock))
                .stream()
                .flatMap(shift -> shift.taken().stream())
                .map(place -> place.volunteer())
                .distinct()
                .filter(volunteer -> volunteer.ref().text().compareTo(after) > 0)
                .sorted(Comparator.comparing(VolunteerId::toString))
                .limit(limit)
                .map(volunteer -> new Candidate(volunteer.ref(), volunteer.toString()))
                .toList();
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        return volunteers.reachable(refs);
    }
}
