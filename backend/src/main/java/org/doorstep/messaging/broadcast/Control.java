package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcast.State;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.function.UnaryOperator;

/// Holding and ending a broadcast. The broadcast is marked first, so that no later window sends;
/// what becomes of its messages follows from that, on every node. Safe for use by many threads.
public final class Control {

    private final BroadcastStore broadcasts;
    private final Changing changing;
    private final AuditTrail audit;
    private final Runnable wake;

    public Control(BroadcastStore broadcasts, AuditTrail audit, Runnable wake) {
        this.broadcasts = broadcasts;
        this.changing = new Changing(broadcasts);
        this.audit = audit;
        this.wake = wake;
    }

    /// No new message starts until it is resumed.
    public Outcome<Broadcast> pause(BroadcastId id, Actor by) {
        return move(
                id,
                by,
                "broadcast-paused",
                State.PAUSED,
                one -> one.state() == State.RUNNING ? one.in(State.PAUSED, null) : one);
    }

    /// Goes on, in the name of whoever resumes it. A sender that was halted is tried again.
    public Outcome<Broadcast> resume(BroadcastId id, Actor by) {
        return move(
                id,
                by,
                OnRecord.RESUMED,
                State.RUNNING,
                one ->
                        one.state() == State.PAUSED && !one.awaitsApproval()
                                ? one.resumed(by.account())
                                : one);
    }

    /// Ends a broadcast whose occasion is none any more.
    public void withdraw(BroadcastId id) {
        var _ = end(id, OnRecord.WITHDRAWN, Broadcast.OCCASION_OVER, null);
    }

    /// Ends it: `CANCELLED` where nothing has begun, `STOPPED` where something may have.
    public Outcome<Broadcast> stop(BroadcastId id, Actor by) {
        return end(id, OnRecord.STOPPED, null, by);
    }

    private Outcome<Broadcast> end(
            BroadcastId id, String what, @Nullable String because, @Nullable Actor by) {
        var ended =
                changing.change(
                        id,
                        one ->
                                switch (one.state()) {
                                    case DRAFT, EXPANDING -> one.in(State.CANCELLED, because);
                                    case RUNNING, PAUSED -> one.in(State.STOPPED, because);
                                    case STOPPED, CANCELLED, DONE -> one;
                                });
        ended.ifPresent(one -> told(what, one, by));
        return ended.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// Stops every launched broadcast of these branches.
    ///
    /// @return how many were stopped
    public int stopAll(Collection<BranchId> branches, Actor by) {
        var wanted = new HashSet<>(branches);
        var stopped = 0;
        for (var broadcast : broadcasts.open()) {
            if (wanted.contains(broadcast.plan().branch()) && !broadcast.state().isOver()) {
                stop(broadcast.id(), by);
                stopped++;
            }
        }
        return stopped;
    }

    private Outcome<Broadcast> move(
            BroadcastId id, Actor by, String what, State wanted, UnaryOperator<Broadcast> change) {
        var moved = changing.change(id, change);
        if (moved.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        if (moved.get().state() != wanted) {
            return Outcome.refused(
                    BroadcastProblems.notInState(
                            moved.get().awaitsApproval()
                                    ? "a second person must approve it first"
                                    : wanted == State.PAUSED
                                            ? "only a running broadcast can be paused"
                                            : "only a paused broadcast can be resumed"));
        }
        told(what, moved.get(), by);
        return Outcome.done(moved.get());
    }

    private void told(String what, Broadcast broadcast, @Nullable Actor by) {
        audit.record(what, by, broadcast.id().value(), Dossier.of(broadcast));
        wake.run();
    }
}
