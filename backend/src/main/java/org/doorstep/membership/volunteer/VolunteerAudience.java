package org.doorstep.membership.volunteer;

import org.doorstep.kernel.London;
import org.doorstep.membership.Skill;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.device.Devices;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.membership.volunteer.VolunteerStore.Audience;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.security.Branch;
import org.doorstep.security.Branches;
import org.doorstep.security.Role;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.doorstep.territory.Wards;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The audience `volunteers`: approved volunteers of a branch and those below it, narrowed by
/// `ward`, `skill`, `role` or `volunteer`. Minors are in it, and flagged when their addresses are
/// asked for. Safe for use by many threads.
public final class VolunteerAudience implements AudienceSource {

    private static final Set<String> FILTERS = Set.of("ward", "skill", "role", "volunteer");

    /// Who may be written to: also somebody who waits, about a place taken in an open action.
    private static final Set<VolunteerStatus> REACHED =
            Set.of(VolunteerStatus.APPROVED, VolunteerStatus.PENDING);

    private final VolunteerStore store;
    private final GrantStore grants;
    private final Devices devices;
    private final Branches branches;
    private final Wards wards;
    private final Clock clock;

    public VolunteerAudience(
            VolunteerStore store,
            GrantStore grants,
            Devices devices,
            Branches branches,
            Wards wards,
            Clock clock) {
        this.store = store;
        this.grants = grants;
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
        var words =
                new StringBuilder("volunteers of ")
                        .append(
                                branches.find(query.branch())
                                        .map(Branch::name)
                                        .orElse("an unknown branch"));
        var filters = query.filters();
        if (filters.containsKey("ward")) {
            words.append(" in ").append(String.join(" or ", wardNames(filters)));
        }
        if (filters.containsKey("skill")) {
            words.append(" who can do ").append(inWords(filters, "skill"));
        }
        if (filters.containsKey("role")) {
            words.append(" with the role ").append(inWords(filters, "role"));
        }
        if (filters.containsKey("volunteer")) {
            words.append(", ").append(values(filters, "volunteer").size()).append(" by name");
        }
        return words.toString();
    }

    /// @throws IllegalArgumentException where the query names a filter this source does not have
    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        var filters = query.filters();
        if (!FILTERS.containsAll(filters.keySet())) {
            throw new IllegalArgumentException("volunteers are narrowed by " + FILTERS);
        }
        var skills =
                values(filters, "skill").stream().map(name -> Skill.valueOf(name).name()).toList();
        var audience = new Audience(values(filters, "ward"), skills, onlyThese(filters));
        var after = afterRef == null ? null : RecipientRef.parse(afterRef).id().toString();
        return store.audience(branches.idsWithin(query.branch()), audience, after, limit).stream()
                .map(found -> new Candidate(found.id().ref(), found.id().toString()))
                .toList();
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
        for (var volunteer : store.findAll(ids)) {
            if (REACHED.contains(volunteer.status())) {
                reachable.put(
                        volunteer.id().ref(),
                        reachable(volunteer, pushes.getOrDefault(volunteer.id(), List.of())));
            }
        }
        return reachable;
    }

    private Reachable reachable(Volunteer volunteer, List<PushAddress> pushes) {
        var person = volunteer.person();
        var name = person.name();
        return new Reachable(
                name,
                person.language(),
                volunteer.isMinorOn(London.today(clock)),
                Contact.usable(volunteer.reach().phone()),
                Contact.usable(volunteer.reach().email()),
                pushes,
                Map.of("name", name, "firstName", name.split(" ", 2)[0]));
    }

    private @Nullable Set<String> onlyThese(Map<String, List<String>> filters) {
        Set<String> only = null;
        if (filters.containsKey("volunteer")) {
            only = new HashSet<>(values(filters, "volunteer"));
        }
        if (filters.containsKey("role")) {
            var roles = values(filters, "role").stream().map(Role::valueOf).toList();
            var holders = grants.holders(roles, London.now(clock));
            if (only == null) {
                only = new HashSet<>(holders);
            } else {
                only.retainAll(holders);
            }
        }
        return only;
    }

    private List<String> wardNames(Map<String, List<String>> filters) {
        var ids = values(filters, "ward").stream().map(WardId::of).toList();
        var names = new ArrayList<>(wards.findAll(ids).stream().map(Ward::name).toList());
        if (names.size() < ids.size()) {
            names.add("an unknown ward");
        }
        return names;
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
