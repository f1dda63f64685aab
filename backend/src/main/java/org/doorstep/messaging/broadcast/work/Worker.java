package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.broadcast.BroadcastStore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs the hands of the ledger on this node: two threads for each channel, one for freezing, one
/// for the clock, one for doubt. Stopping lets the windows under way end, gives back what was not
/// started, and claims nothing new.
public final class Worker {

    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private final List<Lane> lanes;
    private final Chores chores;
    private final BroadcastStore broadcasts;
    private final Signal signal;
    private final Dispatching.Time time;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /// What is to be done beside sending.
    public record Chores(
            Expansion expansion, Clockwork clockwork, Resolver resolver, Pacing pacing) {}

    public Worker(
            List<Lane> lanes,
            Chores chores,
            BroadcastStore broadcasts,
            Signal signal,
            Dispatching.Time time) {
        this.lanes = List.copyOf(lanes);
        this.chores = chores;
        this.broadcasts = broadcasts;
        this.signal = signal;
        this.time = time;
    }

    /// Begins, unless it is running.
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        for (var lane : lanes) {
            for (var hand = 1; hand <= Lane.HANDS; hand++) {
                begin("lane-" + lane.name() + "-" + hand, () -> lane.pass(() -> running), false);
            }
        }
        begin("expansion", this::expand, false);
        begin("clockwork", this::tick, true);
        begin("resolver", this::resolve, true);
        begin("pacing", this::pace, true);
    }

    /// Ends, and waits until the windows under way have ended, at most that long.
    ///
    /// @return whether everything ended in time
    public synchronized boolean stop(Duration most) throws InterruptedException {
        running = false;
        signal.wake();
        var end = System.nanoTime() + most.toNanos();
        var ended = true;
        for (var thread : threads) {
            var left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            ended &= thread.join(left);
        }
        threads.clear();
        chores.pacing().release();
        return ended;
    }

    /// Whether it runs.
    public boolean isRunning() {
        return running;
    }

    /// Everything there is to do now, once, on the calling thread: freeze, clock, doubt, send.
    ///
    /// @return whether anything was claimed
    public boolean pass() throws InterruptedException {
        var worked = expand();
        tick();
        resolve();
        for (var lane : lanes) {
            worked |= lane.pass(() -> true);
        }
        return worked;
    }

    private boolean expand() {
        var worked = false;
        for (var broadcast : broadcasts.open()) {
            if (broadcast.state() == Broadcast.State.EXPANDING) {
                chores.expansion().run(broadcast, () -> running || threads.isEmpty());
                signal.wake();
                worked = true;
            }
        }
        return worked;
    }

    private boolean tick() {
        chores.clockwork().pass();
        return false;
    }

    /// Apart from the clock: a provider that is slow to answer look-ups must not hold up deadlines.
    private boolean resolve() {
        chores.resolver().pass();
        return false;
    }

    /// Keeps this node's parts of the senders' quotas.
    void renew() {
        chores.pacing().renew();
    }

    private boolean pace() {
        renew();
        return false;
    }

    /// One step of a thread.
    private interface Step {

        boolean take() throws InterruptedException;
    }

    private void begin(String name, Step step, boolean clock) {
        threads.add(Thread.ofVirtual().name("ledger-" + name).start(() -> loop(name, step, clock)));
    }

    private void loop(String name, Step step, boolean clock) {
        var idle = clock ? time.settings().tick() : time.settings().idlePoll();
        var last = false;
        while (running) {
            try {
                var seen = signal.calls();
                var worked = step.take();
                if (!worked) {
                    var wait = last || hasOpen(clock) ? time.settings().busyPoll() : idle;
                    signal.await(clock ? signal.calls() : seen, clock ? idle : wait);
                }
                last = worked;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the ledger's " + name + " tripped and goes on", e);
                pauseAfterFault();
            }
        }
    }

    private boolean hasOpen(boolean clock) {
        return !clock && !broadcasts.open().isEmpty();
    }

    private void pauseAfterFault() {
        try {
            signal.await(signal.calls(), time.settings().idlePoll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
