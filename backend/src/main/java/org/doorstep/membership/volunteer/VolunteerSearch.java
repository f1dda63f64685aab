package org.doorstep.membership.volunteer;

import org.doorstep.kernel.London;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Finds the volunteers of an audience in the order of their ids, a window at a time, so that
/// nothing grows with the audience. Never finds a minor. Safe for use by many threads.
public final class VolunteerSearch {

    private static final int WINDOW = 500;

    private final VolunteerStore store;
    private final GrantStore grants;
    private final TagStore tags;
    private final Clock clock;

    public VolunteerSearch(VolunteerStore store, GrantStore grants, TagStore tags, Clock clock) {
        this.store = store;
        this.grants = grants;
        this.tags = tags;
        this.clock = clock;
    }

    /// The next of them.
    ///
    /// @param after the id to go on after, or null from the start
    /// @param limit the most wanted; fewer mean that there are no more
    List<Volunteer> page(
            Collection<BranchId> branches, Narrowing only, @Nullable String after, int limit) {
        var found = new ArrayList<Volunteer>();
        var last = after;
        while (found.size() < limit) {
            var window = window(only, last);
            if (window != null && window.last() == null) {
                return found;
            }
            var most = window == null ? limit : WINDOW;
            var bornBefore = London.today(clock).getYear() - Volunteer.ADULT_AFTER;
            var read =
                    window != null && window.ids().isEmpty()
                            ? List.<Volunteer>of()
                            : store.audience(
                                    branches,
                                    new VolunteerStore.Wanted(
                                            only, window == null ? null : window.ids(), bornBefore),
                                    last,
                                    most);
            read.stream()
                    .filter(only::holds)
                    .limit(limit - (long) found.size())
                    .forEach(found::add);
            if (window == null && read.size() < most) {
                return found;
            }
            last = window == null ? read.getLast().id().toString() : window.last();
        }
        return found;
    }

    /// The ids among which the next are, where a filter names some; null where none does.
    private @Nullable Window window(Narrowing only, @Nullable String after) {
        var named = only.volunteers();
        var roles = only.roles();
        if (!only.tags().isEmpty()) {
            var tagged = tags.page(only.tags(), after, WINDOW);
            return narrowed(tagged, only);
        }
        if (!roles.isEmpty()) {
            var holders = grants.holders(roles, after, WINDOW, London.now(clock));
            return named.isEmpty() ? holders : holders.keep(named::contains);
        }
        if (named.isEmpty()) {
            return null;
        }
        var next =
                named.stream()
                        .filter(id -> after == null || id.compareTo(after) > 0)
                        .limit(WINDOW)
                        .toList();
        return new Window(next, next.isEmpty() ? null : next.getLast());
    }

    private Window narrowed(Window tagged, Narrowing only) {
        var kept = only.volunteers().isEmpty() ? tagged : tagged.keep(only.volunteers()::contains);
        if (only.roles().isEmpty() || kept.ids().isEmpty()) {
            return kept;
        }
        return kept.keep(
                grants.holdersAmong(only.roles(), kept.ids(), London.now(clock))::contains);
    }
}
