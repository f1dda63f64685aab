package org.doorstep.console.home;

import org.doorstep.campaigns.Actions;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.Assignments;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.London;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.SenderState;
import org.doorstep.messaging.SenderWatch;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Permissions;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Finds what needs a person, the most pressing first.
@Component
class Needs {

    private static final int NEWEST = 30;
    private static final Duration STILL_NEWS = Duration.ofDays(7);

    private final Permissions permissions;
    private final Volunteers volunteers;
    private final Assignments assignments;
    private final Actions actions;
    private final Broadcasts broadcasts;
    private final SenderWatch senders;
    private final Wording wording;
    private final Clock clock;

    Needs(
            Permissions permissions,
            Volunteers volunteers,
            Assignments assignments,
            Actions actions,
            Broadcasts broadcasts,
            SenderWatch senders,
            Wording wording,
            Clock clock) {
        this.permissions = permissions;
        this.volunteers = volunteers;
        this.assignments = assignments;
        this.actions = actions;
        this.broadcasts = broadcasts;
        this.senders = senders;
        this.wording = wording;
        this.clock = clock;
    }

    List<Need> of(Actor actor, BranchId here) {
        var needs = new ArrayList<Need>();
        if (permissions.may(actor, "senders", here)) {
            senders(actor, here, needs);
        }
        if (permissions.may(actor, "broadcast-outcomes", here)) {
            broadcasts(actor, here, needs);
        }
        if (permissions.may(actor, "approve-volunteer", here)) {
            people(actor, needs);
        }
        if (permissions.may(actor, "give-assignment", here)) {
            streets(here, needs);
        }
        if (permissions.may(actor, "edit-actions", here)) {
            actions(here, needs);
        }
        return needs;
    }

    private void senders(Actor actor, BranchId here, List<Need> needs) {
        var halted =
                senders.list(here, actor).orThrow().stream()
                        .filter(one -> one.standing() == SenderState.Standing.HALTED)
                        .count();
        if (halted > 0) {
            needs.add(need(halted, "senders-halted", "/console/senders", "failed"));
        }
    }

    private void people(Actor actor, List<Need> needs) {
        var waiting = volunteers.countWaiting(actor);
        if (waiting > 0) {
            needs.add(need(waiting, "people-wait", "/console/people/waiting", "waiting"));
        }
    }

    private void streets(BranchId here, List<Need> needs) {
        var tomorrow = London.now(clock).plus(Duration.ofDays(1));
        var lapsing =
                assignments.list(here).stream()
                        .filter(one -> one.state() == AssignmentState.OPEN)
                        .filter(one -> one.until().isBefore(tomorrow))
                        .toList();
        if (!lapsing.isEmpty()) {
            var streets =
                    lapsing.stream()
                            .flatMap(one -> one.walk().parts().stream())
                            .map(part -> part.street())
                            .distinct()
                            .count();
            var last = lapsing.stream().map(one -> one.until()).max(Instant::compareTo);
            needs.add(
                    need(
                            streets,
                            "streets-lapse",
                            "/console/streets#out",
                            "doubt",
                            wording.at(last.orElseThrow())));
        }
    }

    private void actions(BranchId here, List<Need> needs) {
        var now = London.now(clock);
        var week = actions.list(here, now, now.plus(STILL_NEWS));
        var open = week.stream().filter(one -> !one.cancelled() && one.placesLeft() > 0).toList();
        if (!open.isEmpty()) {
            var places = open.stream().mapToInt(one -> one.placesLeft()).sum();
            needs.add(need(open.size(), "actions-want", "/console/actions", "going", places));
        }
    }

    private void broadcasts(Actor actor, BranchId here, List<Need> needs) {
        var newest = broadcasts.list(here, PageRequest.first(NEWEST), actor).orThrow().items();
        newest.forEach(one -> of(actor, one).ifPresent(needs::add));
        var drafts = newest.stream().filter(one -> one.state() == Broadcast.State.DRAFT).count();
        if (drafts > 0) {
            needs.add(need(drafts, "drafts-wait", "/console/broadcasts", "waiting"));
        }
    }

    private Optional<Need> of(Actor actor, Broadcast one) {
        var launched = one.launchedAt();
        var old = launched == null || launched.isBefore(London.now(clock).minus(STILL_NEWS));
        if (one.state() == Broadcast.State.DRAFT || (one.state().isOver() && old)) {
            return Optional.empty();
        }
        var path = "/console/broadcasts/" + one.id();
        var title = one.plan().title();
        if (one.awaitsApproval()) {
            var due = one.plan().scheduledFor();
            var late = due != null && !due.isAfter(London.now(clock));
            return Optional.of(
                    need(
                            Objects.requireNonNullElse(one.frozen(), 0L),
                            late ? "broadcast-unapproved" : "broadcast-approval",
                            path,
                            late ? "failed" : "waiting",
                            title));
        }
        if (one.state() == Broadcast.State.PAUSED) {
            return Optional.of(
                    new Need("", wording.of("need.broadcast-paused", title), path, "doubt"));
        }
        var totals = broadcasts.totals(one.id(), actor).orThrow();
        var doubt = totals.in(MessageState.AMBIGUOUS) + totals.in(MessageState.FAILED_UNKNOWN);
        if (!one.state().isOver()) {
            var share = wording.of("need.settled-of", totals.settled(), totals.messages());
            return Optional.of(
                    new Need(share, wording.of("need.broadcast-runs", title), path, "going"));
        }
        return doubt == 0
                ? Optional.empty()
                : Optional.of(need(doubt, "broadcast-doubt", path, "doubt", title));
    }

    private Need need(long number, String key, String path, String style, Object... more) {
        var values = new Object[more.length + 1];
        values[0] = number;
        System.arraycopy(more, 0, values, 1, more.length);
        return new Need(wording.number(number), wording.of("need." + key, values), path, style);
    }
}
