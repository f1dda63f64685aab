package org.doorstep.bench;

import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.shape.Quota;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.messaging.broadcast.shape.Shaper;
import org.doorstep.messaging.broadcast.shape.Shapers;
import org.doorstep.messaging.broadcast.work.Dispatching;
import org.doorstep.messaging.broadcast.work.Lane;
import org.doorstep.messaging.broadcast.work.Pacing;
import org.doorstep.security.Branches;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Two nodes that send through one sender as fast as its quota lets them: what of it they use once
/// both have their part, and the most that any sliding window held. The anchor is the arithmetic.
final class Shaping {

    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private Shaping() {}

    public static void main(String[] arguments) throws IOException {
        var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        Row.run(
                "shaping",
                row -> {
                    try (var engine = Engine.start(arguments[0])) {
                        measure(row, engine, new Quota(100, Duration.ofSeconds(1)), seconds);
                        measure(row, engine, new Quota(1_500, Duration.ofSeconds(10)), seconds);
                    }
                });
    }

    private static void measure(Row row, Engine engine, Quota quota, int seconds) {
        var time = Duration.ofSeconds(seconds).plus(WARM_UP).plus(quota.window());
        var perSecond = (double) quota.units() / quota.window().toSeconds();
        engine.clear();
        engine.town().settle((int) (perSecond * time.toSeconds() * 1.2));
        engine.expand(engine.launched(ChannelName.SMS));
        var channel = new TimedChannel(engine.bean(Wording.class));
        var sender = new Sender("bench-" + quota.units(), ChannelName.SMS, null, quota);
        var running = new AtomicBoolean(true);
        var ended = new CountDownLatch(2);
        for (var node = 0; node < 2; node++) {
            Thread.ofPlatform()
                    .start(() -> {
                        send(engine, channel, sender, running);
                        ended.countDown();
                    });
        }
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            running.set(false);
            ended.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        report(row, quota, channel);
    }

    private static void report(Row row, Quota quota, TimedChannel channel) {
        var name = "%d in %d s, two nodes".formatted(quota.units(), quota.window().toSeconds());
        var starts = channel.starts();
        var from = starts.getFirst().at() + WARM_UP.plus(quota.window()).toNanos();
        row.check(
                name
                        + ": no sliding window held more than the quota (most: "
                        + most(quota, starts)
                        + ")",
                most(quota, starts) <= quota.units());
        row.check(name + ": nobody was called for twice", channel.messages() == starts.size());
        row.atLeast(name + ": quota used", used(quota, starts, from), 0.98);
    }

    /// What a window lets through comes again a window later, in the same rhythm: so whole windows
    /// are measured, wherever in one the measuring begins.
    private static double used(Quota quota, List<TimedChannel.Start> starts, long from) {
        var begun = 0L;
        var ended = 0L;
        var units = 0L;
        var windows = 0L;
        for (var one : starts) {
            if (one.at() < from) {
                continue;
            }
            begun = begun == 0 ? one.at() : begun;
            if (units >= (windows + 1) * quota.units()) {
                windows = units / quota.units();
                ended = one.at();
            }
            units += one.units();
        }
        return (double) windows * quota.window().toNanos() / (ended - begun);
    }

    private static long most(Quota quota, List<TimedChannel.Start> starts) {
        var first = 0;
        var sum = 0L;
        var most = 0L;
        for (var last : starts) {
            sum += last.units();
            while (last.at() - starts.get(first).at() >= quota.window().toNanos()) {
                sum -= starts.get(first).units();
                first++;
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /// One node: its lane, and the renewal of its part every second.
    private static void send(
            Engine engine, TimedChannel channel, Sender sender, AtomicBoolean running) {
        var tools = engine.bean(Lane.Tools.class);
        var time = engine.bean(Dispatching.Time.class);
        var node =
                new Shaper.Node(
                        engine.bean(IdSource.class).next().toString(),
                        time.clock(),
                        time.ticker(),
                        Duration.ofSeconds(1));
        var shapers = new Shapers(engine.bean(QuotaShares.class), node);
        var senders = new Senders(List.of(sender), engine.bean(Branches.class));
        var lane =
                new Lane(
                        ChannelName.SMS,
                        channel,
                        new Lane.Tools(
                                tools.ledger(),
                                tools.broadcasts(),
                                tools.window(),
                                tools.ownClaims(),
                                tools.time(),
                                tools.ids(),
                                new Pacing(senders, shapers)));
        var renewing = Thread.ofVirtual().start(() -> renew(shapers, running));
        try {
            while (running.get()) {
                if (!lane.pass(running::get)) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            }
            renewing.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        shapers.release();
    }

    private static void renew(Shapers shapers, AtomicBoolean running) {
        try {
            while (running.get()) {
                shapers.renew();
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
