package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Folding;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Lesson;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Settling;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What time does to messages: lost leases, horizons, doubt, deadlines, the end of broadcasts. Any
/// number of nodes may do it at once. Safe for use by many threads.
public final class Clockwork {

    private static final int BATCH = 500;

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final Settling settling;
    private final Folding folding;
    private final Changing changing;
    private final OwnClaims ownClaims;
    private final AddressClaims addressClaims;
    private final Dispatching.Time time;

    public Clockwork(
            Ledger ledger,
            BroadcastStore broadcasts,
            Settling settling,
            Changing changing,
            OwnClaims ownClaims,
            AddressClaims addressClaims,
            Dispatching.Time time) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.settling = settling;
        this.folding = new Folding(ledger);
        this.changing = changing;
        this.ownClaims = ownClaims;
        this.addressClaims = addressClaims;
        this.time = time;
    }

    /// One look at everything.
    public void pass() {
        sweep();
        horizons();
        for (var broadcast : broadcasts.open()) {
            endWhatIsOver(broadcast);
        }
    }

    /// Claims past their lease: without an open attempt they are given back, with one that should
    /// long have ended they are in doubt.
    void sweep() {
        var now = time.now();
        var settings = time.settings();
        var lapsed =
                ledger.due(MessageState.CLAIMED, now.minus(settings.slack()), BATCH).stream()
                        .filter(message -> !ownClaims.holds(message.standing().token()))
                        .filter(message -> isAbandoned(message, now))
                        .toList();
        folding.each(
                lapsed,
                one ->
                        one.state() == MessageState.CLAIMED && isAbandoned(one, now)
                                ? settling.learn(one, new Lesson.Abandoned(), now)
                                : one);
    }

    private boolean isAbandoned(Message message, Instant now) {
        var lease = message.standing().dueAt();
        if (lease == null) {
            return false;
        }
        var settings = time.settings();
        var grace = message.isOpen() ? settings.sweepAfter() : settings.slack();
        return !now.isBefore(lease.plus(grace)) && !now.isBefore(lease.plus(settings.slack()));
    }

    private void horizons() {
        var now = time.now();
        repeatedly(
                () -> ledger.due(MessageState.SENDING, now, BATCH),
                one -> one.state() == MessageState.SENDING ? settling.tick(one, now) : one);
    }

    private void endWhatIsOver(Broadcast broadcast) {
        var now = time.now();
        var deadline = broadcast.deadline();
        switch (broadcast.state()) {
            case RUNNING, PAUSED -> {
                if (broadcast.state() == Broadcast.State.PAUSED) {
                    giveBackClaims(broadcast, now);
                }
                if (deadline != null && !now.isBefore(deadline)) {
                    endAll(broadcast, MessageState.EXPIRED, "the deadline has passed", now);
                }
            }
            case STOPPED, CANCELLED -> {
                giveBackClaims(broadcast, now);
                endAll(
                        broadcast,
                        MessageState.CANCELLED,
                        "the broadcast was " + broadcast.state().name().toLowerCase(Locale.ROOT),
                        now);
            }
            case DRAFT, EXPANDING, DONE -> {}
        }
        closeIfSettled(broadcast, now);
    }

    private void endAll(Broadcast broadcast, MessageState wanted, String reason, Instant now) {
        repeatedly(
                () -> ledger.inState(broadcast.id(), MessageState.READY, BATCH),
                one ->
                        one.state() == MessageState.READY
                                ? settling.ending(one, wanted, reason, now)
                                : one);
    }

    /// What is in hand without a call under way goes back, so that it can end.
    private void giveBackClaims(Broadcast broadcast, Instant now) {
        folding.each(
                ledger.inState(broadcast.id(), MessageState.CLAIMED, BATCH),
                one ->
                        one.state() == MessageState.CLAIMED && !one.isOpen()
                                ? settling.waiting(one, now, null)
                                : one);
    }

    private void closeIfSettled(Broadcast broadcast, Instant now) {
        if (isStillExpanding(broadcast, now) || ledger.hasUnsettled(broadcast.id())) {
            return;
        }
        addressClaims.clear(broadcast.id());
        if (broadcast.state() == Broadcast.State.STOPPED
                || broadcast.state() == Broadcast.State.CANCELLED) {
            broadcasts.settled(broadcast.id());
        } else {
            changing.change(
                    broadcast.id(),
                    one ->
                            one.state() == Broadcast.State.RUNNING
                                            || one.state() == Broadcast.State.PAUSED
                                    ? one.in(Broadcast.State.DONE, null)
                                    : one);
        }
    }

    /// A broadcast that was cancelled while its audience was being frozen may get one more page
    /// from a node that has not noticed yet.
    private boolean isStillExpanding(Broadcast broadcast, Instant now) {
        var launched = broadcast.launchedAt();
        return broadcast.state() == Broadcast.State.EXPANDING
                || broadcast.frozen() == null
                        && launched != null
                        && now.isBefore(
                                launched.plus(time.settings().sweepAfter().multipliedBy(2)));
    }

    /// Batch after batch, as long as the batches are full.
    private void repeatedly(Supplier<List<Message>> due, UnaryOperator<Message> change) {
        List<Message> found;
        do {
            found = due.get();
            folding.each(found, change);
        } while (found.size() == BATCH);
    }
}
