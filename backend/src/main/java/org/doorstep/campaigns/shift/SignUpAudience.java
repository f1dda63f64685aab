package org.doorstep.campaigns.shift;

import org.doorstep.campaigns.Shift;
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
import java.time.DateTimeException;
import java.time.Instant;
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
/// Called-off ones count: their people most need to hear. What is said of one shift may name its
/// `start`, an ISO instant, which is then the one spoken of, even where the shift has been moved
/// since. Safe for use by many threads.
public final class SignUpAudience implements AudienceSource {

    private static final String SHIFT = "shift";
    private static final String START = "start";
    private static final Set<String> IDS = Set.of("action", SHIFT);

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

    /// The filters that ask for those with a place in one shift, to speak of its present start.
    static Map<String, List<String>> ofShift(Shift shift) {
        return Map.of(
                SHIFT, List.of(shift.id().toString()),
                START, List.of(shift.startsAt().toString()));
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
                    var known =
                            name.equals(START)
                                    ? values.size() == 1 && start(query) != null && isOfOne(query)
                                    : IDS.contains(name)
                                            && values.stream().allMatch(SignUpAudience::isId);
                    if (!known) {
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
            throw new IllegalArgumentException("sign-ups are narrowed by " + IDS);
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
                named(query, "action"),
                named(query, SHIFT),
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
        return volunteers.branchOf(ref);
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        return volunteers.reachable(refs);
    }

    /// Knows what to say of the shift, where the query names exactly one.
    @Override
    public Map<RecipientRef, Reachable> addresses(
            AudienceQuery query, Collection<RecipientRef> refs) {
        var reachable = addresses(refs);
        if (!isOfOne(query)) {
            return reachable;
        }
        var told = new HashMap<>(reachable);
        var shift = ShiftId.of(named(query, SHIFT).getFirst());
        var inWords = words.of(shift, start(query));
        told.replaceAll((_, person) -> inWords.apply(person));
        return told;
    }

    private static List<String> named(AudienceQuery query, String filter) {
        return query.filters().getOrDefault(filter, List.of());
    }

    private static boolean isOfOne(AudienceQuery query) {
        return named(query, SHIFT).size() == 1;
    }

    private static @Nullable Instant start(AudienceQuery query) {
        try {
            return named(query, START).stream().findFirst().map(Instant::parse).orElse(null);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static boolean isId(String text) {
        try {
            return ShiftId.of(text).toString().equals(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
