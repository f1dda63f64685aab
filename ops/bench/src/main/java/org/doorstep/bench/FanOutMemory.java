package org.doorstep.bench;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// How much of the heap is in use while a broadcast is frozen and sent, for a small audience and a
/// large one: after a collection, at ten moments of the sending.
final class FanOutMemory {

    private static final double MEBI = 1024 * 1024;

    private FanOutMemory() {}

    /// @param arguments the URI of the replica set, the small audience, the large one
    public static void main(String[] arguments) throws IOException {
        var small = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        var large = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        Row.run(
                "fan-out-memory",
                row -> {
                    try (var engine = Engine.start(arguments[0])) {
                        // Once unmeasured, so that what is loaded and compiled is not taken for
                        // data.
                        peak(row, engine, small);
                        var few = peak(row, engine, small);
                        var many = peak(row, engine, large);
                        row.say(
                                "  %.1f MiB for %d people, %.1f MiB for %d",
                                few, small, many, large);
                        row.atMost("heap in use, large / small", many / few, 1.1);
                    }
                });
    }

    private static double peak(Row row, Engine engine, int people) {
        engine.clear();
        engine.town().settle(people);
        var broadcast = engine.launched(ChannelName.PUSH);
        row.check(people + " people have a message", engine.expand(broadcast) == people);
        var channel = new SampledChannel(people / 10);
        var lane = engine.lane(channel);
        try {
            while (lane.pass(() -> true)) {
                channel.sample();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        row.check(people + " people were called for", channel.calls.get() == people);
        return channel.peak / MEBI;
    }

    /// A provider that only counts, and after so many calls wants to know how full the heap is.
    private static final class SampledChannel implements Channel {

        private final AtomicLong calls = new AtomicLong();
        private final long every;
        private long next;
        private double peak;

        SampledChannel(long every) {
            this.every = every;
        }

        void sample() {
            if (calls.get() >= next) {
                next += every;
                System.gc();
                var runtime = Runtime.getRuntime();
                peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
            }
        }

        @Override
        public ChannelName name() {
            return ChannelName.PUSH;
        }

        @Override
        public int window() {
            return 500;
        }

        @Override
        public boolean isSandbox() {
            return true;
        }

        @Override
        public SendResult send(Dispatch dispatch) {
            return new SendResult.Accepted("null-" + calls.incrementAndGet());
        }
    }
}
