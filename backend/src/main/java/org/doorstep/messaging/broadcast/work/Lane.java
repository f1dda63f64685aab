package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.channel.Channel;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The sending of one channel on this node: claim a batch of each running broadcast in turn and
/// send it window by window. Safe for use by [#HANDS] threads: while one is in flight with its
/// window, another claims the next batch or writes down what came of the last one.
public final class Lane {

    /// How many threads a lane is made for.
    public static final int HANDS = 2;

    /// What all hands have claimed is what the sender may send in this time, so that a lease of 60
    /// s outlives its batch three times; less where broadcasts take turns.
    private static final Duration BATCH = Duration.ofSeconds(20).dividedBy(HANDS);

    private static final Duration SHORTEST_BATCH = Duration.ofSeconds(5);

    /// All hands together claim at most this many windows: with calls of 2 s that is 20 s of
    /// sending.
    private static final int WINDOWS_PER_CLAIM = 10 / HANDS;

    private final ChannelName name;
    private final @Nullable Channel channel;
    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final Window window;
    private final OwnClaims ownClaims;
    private final Turns turns = new Turns();
    private final Lock claiming = new ReentrantLock();
    private final Lock floor = new ReentrantLock();
    private final Tools tools;

    /// What a lane shares with the others.
    public record Tools(
            Ledger ledger,
            BroadcastStore broadcasts,
            Window window,
            OwnClaims ownClaims,
            Dispatching.Time time,
            IdSource ids,
            Pacing pacing) {}

    public Lane(ChannelName name, @Nullable Channel channel, Tools tools) {
        this.name = name;
        this.channel = channel;
        this.ledger = tools.ledger();
        this.broadcasts = tools.broadcasts();
        this.window = tools.window();
        this.ownClaims = tools.ownClaims();
        this.tools = tools;
    }

    ChannelName name() {
        return name;
    }

    /// Claims and sends one batch of each running broadcast.
    ///
    /// @param running asked before each window; false lets the one under way end and gives the rest
    ///   back
    /// @return whether anything was claimed
    public boolean pass(Running running) throws InterruptedException {
        var halted = broadcasts.haltedSenders().keySet();
        if (halted.contains(name.name())) {
            return false;
        }
        var now = tools.time().now();
        var order =
                turns.order(broadcasts.open(), now).stream()
                        .filter(one -> halted.isEmpty() || !halted.contains(haltedAs(one)))
                        .toList();
        var worked = false;
        for (var broadcast : order) {
            if (running.goesOn() && batch(broadcast, order.size(), running)) {
                worked = true;
                if (turns.served(broadcast, now)) {
                    break;
                }
            }
        }
        return worked;
    }

    private String haltedAs(Broadcast broadcast) {
        return tools.pacing().route(broadcast, name, channel).haltedAs();
    }

    /// Whether the node goes on.
    @FunctionalInterface
    public interface Running {

        boolean goesOn();
    }

    private boolean batch(Broadcast broadcast, int competing, Running running)
            throws InterruptedException {
        var route = tools.pacing().route(broadcast, name, channel);
        var most = most(route, competing);
        if (most == 0) {
            return false;
        }
        var time = tools.time();
        var lease = time.settings().lease();
        var claim =
                new Claim(
                        tools.ids().next().toString(),
                        time.now().plus(lease),
                        lease,
                        time.ticker().nanos());
        ownClaims.begin(claim);
        try {
            var claimed = claim(broadcast, claim, most);
            send(broadcast, route, claim, claimed, running);
            return !claimed.isEmpty();
        } finally {
            window.endBatch();
            ownClaims.end(claim);
        }
    }

    /// One hand at a time: two at once would find the same messages, and one would go away empty.
    private List<Message> claim(Broadcast broadcast, Claim claim, int most)
            throws InterruptedException {
        claiming.lockInterruptibly();
        try {
            return ledger.claim(
                    new Ledger.Wanted(broadcast.id(), name, tools.time().now(), most),
                    claim.token(),
                    claim.leaseUntil());
        } finally {
            claiming.unlock();
        }
    }

    private void send(
            Broadcast broadcast, Route route, Claim claim, List<Message> claimed, Running running)
            throws InterruptedException {
        var goesOn = true;
        for (var from = 0; from < claimed.size(); ) {
            var now = tools.time().now();
            var part = claimed.subList(from, end(route, claimed, from));
            goesOn = goesOn && running.goesOn() && claim.holds(now, tools.time().ticker());
            if (goesOn && !part.isEmpty()) {
                goesOn = window.send(broadcast, route, claim, part, floor);
                from += part.size();
            } else {
                window.giveBack(claimed.subList(from, claimed.size()), now);
                return;
            }
        }
    }

    /// Where a window ends: no more than are in flight at once, and no more than start in time.
    private static int end(Route route, List<Message> claimed, int from) {
        var units = route.units();
        var most = Math.min(claimed.size(), from + route.window());
        var end = from;
        while (end < most && units > 0) {
            units -= Math.max(1, claimed.get(end).envelope().plannedSegments());
            end++;
        }
        return end;
    }

    private int most(Route route, int competing) {
        var turn = BATCH.dividedBy(Math.max(1, competing));
        var units = route.startable(turn.compareTo(SHORTEST_BATCH) < 0 ? SHORTEST_BATCH : turn);
        var windows = Math.multiplyExact(route.window(), WINDOWS_PER_CLAIM);
        return (int) Math.min(units, Math.min(tools.time().settings().claimMost(), windows));
    }
}
