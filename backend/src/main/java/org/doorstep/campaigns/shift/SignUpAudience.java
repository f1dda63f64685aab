package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.ShiftId;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The audience `action-sign-ups`: who has a place in certain actions (`action`) or shifts
/// (`shift`), or without either in any shift of the branch that is still to start, and is of age.
/// Called-off ones count: their people most need to hear. Safe for use by many threads.
public final class SignUpAudience implements AudienceSource {

    private static final Set<String> FILTERS = Set.of("action", "shift");

    private final ShiftStore shifts;
    private final ShiftWords words;
    private final Volunteers volunteers;
    private final Branches branches;
    private final Clock clock;

    public SignUpAudience(
            ShiftStore shifts,
            ShiftWords words,
            Volunteers volunteers,
            Branches branches,
            Clock clock) {
        this.shifts = shifts;
        this.words = words;
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

    @Override
    public List<FieldFault> faults(AudienceQuery query) {
        var faults = new ArrayList<FieldFault>();
        query.filters()
                .forEach((name, values) -> {
                    if (!FILTERS.contains(name)
                            || !values.stream().allMatch(SignUpAudience::isId)) {
                        faults.add(
                                new FieldFault(
                                        "audience.filters." + name,
                                        "an action or a shift from the list",
                                        "Choose it again."));
                    }
                });
        return faults;
    }

    /// Keeps no more than a page of ids, whatever the number of places.
    ///
    /// @throws IllegalArgumentException where the query has a fault
    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        if (!faults(query).isEmpty()) {
            throw new IllegalArgumentException("sign-ups are narrowed by " + FILTERS);
        }
        var found = new ArrayList<Candidate>();
        var after = afterRef == null ? "" : afterRef;
        while (found.size() < limit) {
            var next = next(query, after, limit);
            if (next.isEmpty()) {
                return found;
            }
            var ofAge = volunteers.ofAge(next.values());
            next.values().stream()
                    .filter(ofAge::contains)
                    .limit(limit - (long) found.size())
                    .map(id -> new Candidate(id.ref(), id.toString()))
                    .forEach(found::add);
            after = next.lastKey();
        }
        return found;
    }

    /// The people with the lowest refs after that one, by ref.
    private TreeMap<String, VolunteerId> next(AudienceQuery query, String after, int limit) {
        var lowest = new TreeMap<String, VolunteerId>();
        shifts.each(
                branches.idsWithin(query.branch()),
                query.filters().getOrDefault("action", List.of()),
                query.filters().getOrDefault("shift", List.of()),
                London.now(clock),
                shift -> {
                    for (var place : shift.taken()) {
                        var ref = place.volunteer().ref().text();
                        if (ref.compareTo(after) > 0) {
                            lowest.put(ref, place.volunteer());
                        }
                        if (lowest.size() > limit) {
                            lowest.pollLastEntry();
                        }
                    }
                });
        return lowest;
    }

    @Override
    public Optional<BranchId> branchOf(RecipientRef ref) {
        return ref instanceof RecipientRef.VolunteerRef
                ? volunteers.find(new VolunteerId(ref.id())).map(found -> found.name().branch())
                : Optional.empty();
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        return volunteers.reachable(refs);
    }

    /// Knows what to say of the shift, where the query names exactly one.
    @Override
    public Map<RecipientRef, Reachable> addresses(
            AudienceQuery query, Collection<RecipientRef> refs) {
        var named = query.filters().getOrDefault("shift", List.of());
        var reachable = addresses(refs);
        if (named.size() != 1) {
            return reachable;
        }
        var told = new HashMap<>(reachable);
        var inWords = words.of(ShiftId.of(named.getFirst()));
        told.replaceAll((_, person) -> inWords.apply(person));
        return told;
    }

    private static boolean isId(String text) {
        try {
            return ShiftId.of(text).toString().equals(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
