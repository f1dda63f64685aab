package org.doorstep.membership;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.volunteer.TagStore;
import org.doorstep.membership.volunteer.VolunteerStore;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Words organisers put on volunteers to find them again. Safe for use by many threads and nodes.
public class Tags {

    private static final String APPROVE = "approve-volunteer";
    private static final int MOST_TAGS = 20;

    private final TagStore store;
    private final VolunteerStore people;
    private final Permissions permissions;
    private final Branches branches;

    Tags(TagStore store, VolunteerStore people, Permissions permissions, Branches branches) {
        this.store = store;
        this.people = people;
        this.permissions = permissions;
        this.branches = branches;
    }

    /// Puts a tag on a volunteer, at most 20. Needs `approve-volunteer` at the volunteer's branch.
    ///
    /// @param tag 1 to 40 letters, digits, spaces or hyphens; capitals do not matter
    public Outcome<Set<String>> put(VolunteerId volunteer, String tag, Actor by) {
        return known(volunteer, by)
                .then(branch -> {
                    var word = TagStore.read(tag);
                    var has = of(Set.of(volunteer)).getOrDefault(volunteer, Set.of());
                    if (word.isEmpty() || has.size() >= MOST_TAGS && !has.contains(word.get())) {
                        return Outcome.refused(
                                Refusal.ofField(
                                        "tag",
                                        "1 to 40 letters, digits, spaces or hyphens, and at most"
                                                + " 20 tags",
                                        "Write a shorter tag, or take one off."));
                    }
                    store.put(volunteer, word.get(), branch);
                    return Outcome.done(of(Set.of(volunteer)).getOrDefault(volunteer, Set.of()));
                });
    }

    /// Takes a tag off. Needs `approve-volunteer` at the volunteer's branch.
    public Outcome<Set<String>> remove(VolunteerId volunteer, String tag, Actor by) {
        return known(volunteer, by)
                .map(branch -> {
                    TagStore.read(tag).ifPresent(word -> store.remove(volunteer, word));
                    return of(Set.of(volunteer)).getOrDefault(volunteer, Set.of());
                });
    }

    /// The tags of each of these volunteers; absent where there are none.
    public Map<VolunteerId, Set<String>> of(Collection<VolunteerId> volunteers) {
        return store.of(volunteers).entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                entry -> VolunteerId.of(entry.getKey()), Map.Entry::getValue));
    }

    /// The tags in use in a branch and those below it, in their order.
    public List<String> inUse(BranchId branch) {
        return store.inUse(branches.idsWithin(branch));
    }

    private Outcome<BranchId> known(VolunteerId volunteer, Actor by) {
        return people.find(volunteer)
                .map(found ->
                        permissions.check(by, APPROVE, found.branch()).map(actor -> found.branch()))
                .orElseGet(() ->
                        Outcome.refused(
                                permissions.mayAnywhere(by, APPROVE)
                                        ? Refusal.notFound()
                                        : permissions.refusal(by, APPROVE)));
    }
}
