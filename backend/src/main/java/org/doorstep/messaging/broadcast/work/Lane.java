package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.channel.Channel;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The sending of one channel on this node: claim a batch of each running broadcast in turn and
/// send it window by window. One thread uses it at a time.
public final class Lane {

    /// Messages a window takes where the channel is off and only the gates are asked.
    private static final int UNCALLED_WINDOW = 500;

    /// A claim takes at most this many windows: with calls of 2 s that is 20 s of sending, so that
    /// a lease of 60 s outlives its batch three times.
    private static final int WINDOWS_PER_CLAIM = 10;

    private final ChannelName name;
    private final @Nullable Channel channel;
    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final Window window;
    private final OwnClaims ownClaims;
    private final Tools tools;

    /// What a lane shares with the others.
    public record Tools(
            Ledger ledger,
            BroadcastStore broadcasts,
            Window window,
            OwnClaims ownClaims,
            Dispatching.Time time,
            IdSource ids) {}

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
        if (broadcasts.haltedSenders().containsKey(name)) {
            return false;
        }
        var worked = false;
        for (var broadcast : broadcasts.open()) {
            if (broadcast.state() == Broadcast.State.RUNNING && running.goesOn()) {
                worked |= batch(broadcast, running);
            }
        }
        return worked;
    }

    /// Whether the node goes on.
    @FunctionalInterface
    public interface Running {

        boolean goesOn();
    }

    private boolean batch(Broadcast broadcast, Running running) throws InterruptedException {
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
            var claimed =
                    ledger.claim(
                            new Ledger.Wanted(broadcast.id(), name, time.now(), most()),
                            claim.token(),
                            claim.leaseUntil());
            send(broadcast, claim, claimed, running);
            return !claimed.isEmpty();
        } finally {
            window.endBatch();
            ownClaims.end(claim);
        }
    }

    private void send(Broadcast broadcast, Claim claim, List<Message> claimed, Running running)
            throws InterruptedException {
        var size = windowSize();
        var goesOn = true;
        for (var from = 0; from < claimed.size(); from += size) {
            var part = claimed.subList(from, Math.min(from + size, claimed.size()));
            var now = tools.time().now();
            goesOn = goesOn && running.goesOn() && claim.holds(now, tools.time().ticker());
            if (goesOn) {
                goesOn = window.send(broadcast, name, channel, claim, part);
            } else {
                window.giveBack(part, now);
            }
        }
    }

    private int windowSize() {
        return channel == null ? UNCALLED_WINDOW : channel.window();
    }

    private int most() {
        return Math.min(
                tools.time().settings().claimMost(),
                Math.multiplyExact(windowSize(), WINDOWS_PER_CLAIM));
    }
}
