package org.doorstep.membership.volunteer;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.device.Devices;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.doorstep.territory.Wards;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The audience `volunteers`: approved volunteers of a branch and those below it who are of age,
/// narrowed by what [Narrowing] reads. Safe for use by many threads.
public final class VolunteerAudience implements AudienceSource {

    /// Who may be written to: also somebody who waits, about a place taken in an open action.
    private static final Set<VolunteerStatus> REACHED =
            Set.of(VolunteerStatus.APPROVED, VolunteerStatus.PENDING);

    private final VolunteerSearch search;
    private final VolunteerStore store;
    private final Devices devices;
    private final Branches branches;
    private final Wards wards;
    private final Clock clock;

    public VolunteerAudience(
            VolunteerSearch search,
            VolunteerStore store,
            Devices devices,
            Branches branches,
            Wards wards,
            Clock clock) {
        this.search = search;
        this.store = store;
        this.devices = devices;
        this.branches = branches;
        this.wards = wards;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "volunteers";
    }

    @Override
    public String describe(AudienceQuery query) {
        var branch = branches.find(query.branch()).map(Branch::name).orElse("an unknown branch");
        var words = new StringBuilder("volunteers of ").append(branch);
        var filters = query.filters();
        say(words, filters, "ward", " in %s", wardNames(filters));
        say(words, filters, "area", " in an area drawn on the map", "");
        say(words, filters, "within", " within %s", circles(filters));
        say(words, filters, "skill", " who can do %s", inWords(filters, "skill"));
        say(words, filters, "free", " who are free on %s", inWords(filters, "free"));
        say(words, filters, "role", " with the role %s", inWords(filters, "role"));
        say(words, filters, "tag", " tagged %s", inWords(filters, "tag"));
        say(words, filters, "volunteer", ", %s by name", values(filters, "volunteer").size());
        return words.toString();
    }

    @Override
    public List<FieldFault> faults(AudienceQuery query) {
        return Narrowing.faults(query.filters());
    }

    /// @throws IllegalArgumentException where the query has a fault
    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        var only = Narrowing.of(query.filters());
        // A ref of another kind sorts before all volunteers.
        var after =
                afterRef != null
                                && RecipientRef.parse(afterRef)
                                        instanceof RecipientRef.VolunteerRef(var id)
                        ? id.toString()
                        : null;
        return search.page(branches.idsWithin(query.branch()), only, after, limit).stream()
                .map(found -> new Candidate(found.id().ref(), found.id().toString()))
                .toList();
    }

    /// Asks about this one volunteer alone.
    @Override
    public boolean holds(AudienceQuery query, RecipientRef ref) {
        var id = ref.id().toString();
        if (!(ref instanceof RecipientRef.VolunteerRef)
                || !values(query.filters(), "volunteer").isEmpty()
                        && !values(query.filters(), "volunteer").contains(id)) {
            return false;
        }
        var filters = new HashMap<>(query.filters());
        filters.put("volunteer", List.of(id));
        return AudienceSource.super.holds(
                new AudienceQuery(query.source(), query.branch(), filters), ref);
    }

    @Override
    public Optional<BranchId> branchOf(RecipientRef ref) {
        return ref instanceof RecipientRef.VolunteerRef
                ? store.find(new VolunteerId(ref.id()))
                        .filter(found -> found.status() != VolunteerStatus.UNVERIFIED)
                        .map(Volunteer::branch)
                : Optional.empty();
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        var ids =
                refs.stream()
                        .filter(RecipientRef.VolunteerRef.class::isInstance)
                        .map(ref -> new VolunteerId(ref.id()))
                        .toList();
        var pushes = devices.pushAddresses(ids);
        var reachable = new HashMap<RecipientRef, Reachable>();
        var names = new HashMap<BranchId, String>();
        for (var volunteer : store.findAll(ids)) {
            if (REACHED.contains(volunteer.status())) {
                reachable.put(
                        volunteer.id().ref(),
                        reachable(
                                volunteer,
                                names.computeIfAbsent(volunteer.branch(), this::nameOf),
                                pushes.getOrDefault(volunteer.id(), List.of())));
            }
        }
        return reachable;
    }

    private String nameOf(BranchId branch) {
        return branches.find(branch).map(Branch::name).orElse("");
    }

    private Reachable reachable(Volunteer volunteer, String branch, List<PushAddress> pushes) {
        var person = volunteer.person();
        var name = person.name();
        return new Reachable(
                name,
                person.language(),
                volunteer.isMinorOn(London.today(clock)),
                Contact.usable(volunteer.reach().phone()),
                Contact.usable(volunteer.reach().email()),
                pushes,
                Map.of("first_name", name.split(" ", 2)[0], "branch", branch));
    }

    private static void say(
            StringBuilder words,
            Map<String, List<String>> filters,
            String name,
            String form,
            Object value) {
        if (filters.containsKey(name)) {
            words.append(form.formatted(value));
        }
    }

    private static String circles(Map<String, List<String>> filters) {
        return values(filters, "within").stream()
                .map(circle -> circle.substring(circle.lastIndexOf(',') + 1) + " m of a point")
                .collect(Collectors.joining(" or "));
    }

    private String wardNames(Map<String, List<String>> filters) {
        if (!filters.containsKey("ward")) {
            return "";
        }
        var ids = values(filters, "ward").stream().map(WardId::of).toList();
        var names = new ArrayList<>(wards.findAll(ids).stream().map(Ward::name).toList());
        if (names.size() < ids.size()) {
            names.add("an unknown ward");
        }
        return String.join(" or ", names);
    }

    private static String inWords(Map<String, List<String>> filters, String name) {
        return String.join(" or ", values(filters, name))
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' ');
    }

    private static List<String> values(Map<String, List<String>> filters, String name) {
        return filters.getOrDefault(name, List.of());
    }
}
