package org.doorstep.messaging.approval;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcast.Clearance;
import org.doorstep.messaging.broadcast.BroadcastProblems;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.security.Branches;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/// How many people a broadcast may go to when it is launched. One person alone may write to so many
/// in a branch within a day, over all the broadcasts that person drafted; above that a second
/// person's approval is needed, which covers the audience as it was counted and a little growth.
/// Safe for use by many threads and nodes.
public final class Clearing {

    private final BroadcastStore broadcasts;
    private final Changing changing;
    private final Branches branches;
    private final PlanningSettings settings;
    private final Clock clock;

    public Clearing(
            BroadcastStore broadcasts, Branches branches, PlanningSettings settings, Clock clock) {
        this.broadcasts = broadcasts;
        this.changing = new Changing(broadcasts);
        this.branches = branches;
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether somebody alone could launch that draft now for so many people.
    public boolean needsApproval(Broadcast draft, long people) {
        return people > room(draft, start(draft));
    }

    /// What a draft is cleared for if it is launched now.
    ///
    /// @return refused where it would not be through by its deadline, where somebody's text is
    ///   known to be longer than a text message may be, where it needs an approval that is missing,
    ///   where its audience has outgrown the one approved, and where that is large and was not
    ///   counted lately. A scheduled one is let through without approval and waits for it at the
    ///   latest to its time.
    public Outcome<Clearance> of(Broadcast draft, Sizing.Size size) {
        if (size.isLate()) {
            return Outcome.refused(
                    BroadcastProblems.notLaunchable(
                            "a broadcast is through by its deadline",
                            "Give it a later deadline, fewer people or another channel."));
        }
        if (size.longestText() > Wording.MOST_SEGMENTS) {
            return Outcome.refused(
                    BroadcastProblems.tooLong(size.longestText(), size.dearCharacters()));
        }
        var approval = draft.clearance().approval();
        return approval == null ? alone(draft, size) : approved(approval, size);
    }

    private Outcome<Clearance> approved(Broadcast.Approval approval, Sizing.Size size) {
        if (!size.isWhole()) {
            return Outcome.refused(ApprovalProblems.notCounted());
        }
        var most = settings.most(approval.size());
        return size.people() <= most
                ? Outcome.done(new Clearance(approval, most))
                : Outcome.refused(ApprovalProblems.outgrown(approval.size(), size.people()));
    }

    private Outcome<Clearance> alone(Broadcast draft, Sizing.Size size) {
        var room = room(draft, start(draft));
        if (size.people() > room && draft.plan().schedule() == null) {
            return Outcome.refused(ApprovalProblems.needed(size, settings.alone()));
        }
        if (!size.isWhole()) {
            return Outcome.refused(ApprovalProblems.notCounted());
        }
        return Outcome.done(
                new Clearance(
                        null,
                        size.people() <= room
                                ? Math.min(room, settings.most(size.people()))
                                : Math.max(0, room)));
    }

    /// Looks once more after a launch: of two launched at the same moment each sees the other now,
    /// so that together they do not pass what one person may do alone.
    public Broadcast settled(Broadcast launched) {
        var most = launched.clearance().most();
        if (launched.clearance().approval() != null || most == null) {
            return launched;
        }
        var room = Math.max(0, room(launched, start(launched)));
        return room >= most
                ? launched
                : changing.change(
                                launched.id(),
                                one ->
                                        one.clearance().equals(launched.clearance())
                                                ? one.cleared(new Clearance(null, room))
                                                : one)
                        .orElse(launched);
    }

    /// How many people more one person may write to alone, beside what that person has drafted for
    /// the branch within a day of it; below zero where that is too much already.
    private long room(Broadcast broadcast, Instant start) {
        var used =
                broadcasts
                        .draftedBy(
                                broadcast.drafter(),
                                branches.idsWithin(broadcast.plan().branch()),
                                start.minus(settings.day()),
                                start.plus(settings.day()))
                        .stream()
                        .filter(one -> !one.id().equals(broadcast.id()))
                        .filter(one -> one.state() != Broadcast.State.CANCELLED)
                        .mapToLong(Clearing::people)
                        .sum();
        return settings.alone() - used;
    }

    /// The frozen audience, or before it is counted what it may grow to.
    private static long people(Broadcast broadcast) {
        var frozen = broadcast.frozen();
        return frozen != null
                ? frozen
                : Objects.requireNonNullElse(broadcast.clearance().most(), 0L);
    }

    private Instant start(Broadcast broadcast) {
        var launched = broadcast.launchedAt();
        var now = launched == null ? London.now(clock) : launched;
        var scheduled = broadcast.plan().scheduledFor();
        return scheduled == null || scheduled.isBefore(now) ? now : scheduled;
    }
}
