package org.doorstep.messaging.broadcast.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep._support.TestTicker;
import org.doorstep.kernel.London;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// Nodes that share a sender, in simulated time, a millisecond at a time.
class ShaperTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final TestClock clock = new TestClock();
    private final TestTicker ticker = new TestTicker();
    private final Shares shares = new Shares();
    private final List<Start> started = new ArrayList<>();
    private long millis;

    /// What was let through, and when.
    private record Start(long at, long units) {}

    private static final class Shares implements QuotaShares {

        private final Map<String, SharedQuota> kept = new ConcurrentHashMap<>();

        @Override
        public SharedQuota find(String sender) {
            return kept.getOrDefault(sender, SharedQuota.none(sender));
        }

        @Override
        public boolean replace(SharedQuota next) {
            if (find(next.sender()).version() != next.version() - 1) {
                return false;
            }
            kept.put(next.sender(), next);
            return true;
        }
    }

    private Shaper node(String name, Quota quota) {
        return new Shaper(
                "sender",
                quota,
                shares,
                new Shaper.Node(name, clock, ticker, Duration.ofSeconds(30)));
    }

    /// Lets time pass; every node sends as fast as it may and renews its part each second.
    private void run(Duration time, int size, Shaper... nodes) {
        for (var end = millis + time.toMillis(); millis < end; millis++) {
            for (var node : nodes) {
                if (millis % 1000 == 0) {
                    node.renew();
                }
                while (node.start(size) == 0) {
                    node.calling(size);
                    started.add(new Start(ticker.nanos(), size));
                    node.ended(null);
                }
            }
            clock.advance(MILLISECOND);
            ticker.advance(MILLISECOND);
        }
    }

    private void keepsTo(Quota quota) {
        var first = 0;
        var sum = 0L;
        for (var last : started) {
            sum += last.units();
            while (last.at() - started.get(first).at() >= quota.window().toNanos()) {
                sum -= started.get(first).units();
                first++;
            }
            assertThat(sum).isLessThanOrEqualTo(quota.units());
        }
    }

    private long units() {
        return started.stream().mapToLong(Start::units).sum();
    }

    private long unitsSince(long nanos) {
        return started.stream().filter(one -> one.at() >= nanos).mapToLong(Start::units).sum();
    }

    @Test
    void whatAllNodesUsedOnADayIsWrittenDownAndBeginsAnewTheNextDay() {
        var one = node("a", new Quota(10, Duration.ofSeconds(1)));
        var other = node("b", new Quota(10, Duration.ofSeconds(1)));
        run(Duration.ofSeconds(20), 1, one, other);
        one.release();
        other.release();
        var today = London.today(clock);
        assertThat(shares.find("sender").usedOn(today)).isEqualTo(units());
        clock.advance(Duration.ofDays(1));
        ticker.advance(Duration.ofDays(1));
        assertThat(shares.find("sender").usedOn(London.today(clock))).isEqualTo(0);
        one.renew();
        assertThat(one.start(3)).isEqualTo(0);
        one.calling(3);
        one.renew();
        assertThat(shares.find("sender").usedOn(London.today(clock))).isEqualTo(3);
        assertThat(shares.find("sender").usedOn(today)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"10, 1000, 1", "100, 1000, 3", "1, 1000, 1", "600000, 60000, 1", "7, 1000, 2"})
    void oneNodeUsesItsQuotaAndNeverExceedsIt(long units, long window, int size) {
        var quota = new Quota(units, Duration.ofMillis(window));
        var node = node("a", quota);
        run(quota.window(), size, node);
        var warm = ticker.nanos();
        var windows = 3;
        run(quota.window().multipliedBy(windows), size, node);
        keepsTo(quota);
        var usable = units - units % size;
        assertThat((double) unitsSince(warm))
                .isGreaterThanOrEqualTo(0.98 * usable * windows - size);
    }

    /// What was granted, and when its thread comes to make the call.
    private record Granted(long millis, int units) {}

    @ParameterizedTest
    @CsvSource({"100, 1000", "1500, 10000"})
    void callsThatComeLateAfterTheyWereGrantedNeverExceedTheQuota(long units, long window) {
        var quota = new Quota(units, Duration.ofMillis(window));
        var node = node("a", quota);
        var random = new Random(7);
        var waiting = new ArrayList<Granted>();
        for (var end = millis + 30_000; millis < end; millis++) {
            if (millis % 1000 == 0) {
                node.renew();
            }
            while (node.start(1) == 0) {
                var late = random.nextInt(10) == 0 ? random.nextInt(400) : 0;
                waiting.add(new Granted(millis + late, 1));
            }
            waiting.removeIf(one -> isMade(node, one));
            clock.advance(MILLISECOND);
            ticker.advance(MILLISECOND);
        }
        keepsTo(quota);
        assertThat(units()).isGreaterThan(20 * units * 1_000 / window);
    }

    private boolean isMade(Shaper node, Granted granted) {
        if (granted.millis() > millis) {
            return false;
        }
        node.calling(granted.units());
        started.add(new Start(ticker.nanos(), granted.units()));
        node.ended(null);
        return true;
    }

    @Test
    void twoNodesShareAQuotaAndTakeItOverFromEachOther() {
        var quota = new Quota(10, Duration.ofSeconds(1));
        var first = node("a", quota);
        var second = node("b", quota);
        run(Duration.ofSeconds(10), 1, first);
        run(Duration.ofSeconds(20), 1, first, second);
        var shared = ticker.nanos();
        run(Duration.ofSeconds(20), 1, first, second);
        assertThat(unitsSince(shared)).isGreaterThanOrEqualTo(196);
        first.release();
        run(Duration.ofSeconds(10), 1, second);
        var alone = ticker.nanos();
        run(Duration.ofSeconds(20), 1, second);
        assertThat(unitsSince(alone)).isGreaterThanOrEqualTo(196);
        keepsTo(quota);
    }

    @Test
    void thePartOfANodeThatIsGoneIsTakenOverOnlyAfterItsLeaseTheSlackAndAWindow() {
        var quota = new Quota(10, Duration.ofSeconds(1));
        run(Duration.ofSeconds(10), 1, node("a", quota));
        var second = node("b", quota);
        var before = units();
        run(Duration.ofSeconds(39), 1, second);
        assertThat(units()).isEqualTo(before);
        run(Duration.ofSeconds(10), 1, second);
        assertThat(units()).isGreaterThan(before);
        keepsTo(quota);
    }

    @Test
    void aNodeThatCouldNotRenewItsPartStops() {
        var quota = new Quota(10, Duration.ofSeconds(1));
        var node = node("a", quota);
        run(Duration.ofSeconds(2), 1, node);
        ticker.advance(Duration.ofSeconds(10));
        assertThat(node.start(1)).isPositive();
        assertThat(node.startable(Duration.ofSeconds(4))).isZero();
    }

    @Test
    void aTextLargerThanTheQuotaGoesOutAndIsMadeUpFor() {
        var quota = new Quota(1, Duration.ofSeconds(1));
        var node = node("a", quota);
        run(Duration.ofSeconds(30), 3, node);
        assertThat(units()).isBetween(29L, 33L);
    }

    @Test
    void aBusyProviderIsLeftAloneByEveryNode() {
        var quota = new Quota(100, Duration.ofSeconds(1));
        var first = node("a", quota);
        var second = node("b", quota);
        run(Duration.ofSeconds(5), 1, first, second);
        run(Duration.ofSeconds(2), 1);
        assertThat(first.start(1)).isZero();
        first.calling(1);
        first.ended(Duration.ofSeconds(20));
        first.renew();
        second.renew();
        assertThat(first.startable(Duration.ofSeconds(4))).isZero();
        assertThat(second.startable(Duration.ofSeconds(4))).isZero();
        var before = units();
        run(Duration.ofMillis(19_900), 1, first, second);
        assertThat(units()).isEqualTo(before);
        run(Duration.ofSeconds(1), 1, first, second);
        assertThat(units()).isGreaterThan(before);
    }

    @Test
    void aProviderThatRefusesEverythingIsCalledTenTimesAndThenOnceInHalfAMinute() {
        var node = node("a", new Quota(1_000, Duration.ofSeconds(1)));
        var calls = refusedFor(node, Duration.ofSeconds(1));
        assertThat(calls).isEqualTo(10);
        assertThat(refusedFor(node, Duration.ofSeconds(90))).isEqualTo(3);
        run(Duration.ofSeconds(31), 1, node);
        assertThat(units()).isGreaterThan(500);
    }

    private int refusedFor(Shaper node, Duration time) {
        var calls = 0;
        for (var end = millis + time.toMillis(); millis < end; millis++) {
            if (millis % 1000 == 0) {
                node.renew();
            }
            if (node.start(1) == 0) {
                calls++;
                node.calling(1);
                node.ended(Duration.ZERO);
            }
            clock.advance(MILLISECOND);
            ticker.advance(MILLISECOND);
        }
        return calls;
    }
}
