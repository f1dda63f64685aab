package org.doorstep.security.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.security.limit.LimitTable.Limit;
import org.doorstep.security.limit.LimitTable.Per;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Counting in memory with a shared counter behind.
class OperationLimitsTest {

    private static final Limit HUNDRED =
            new Limit("page-person", Per.PERSON, 100, Duration.ofMinutes(5), false);
    private static final Limit CLOSED =
            new Limit("send-person", Per.PERSON, 100, Duration.ofHours(1), true);
    private static final Limit THREE =
            new Limit("export-person", Per.PERSON, 3, Duration.ofHours(1), true);

    private final TestClock clock = new TestClock(Instant.parse("2027-04-13T09:01:00Z"));
    private final Shared shared = new Shared();

    /// The store, as a map that counts how often it was asked.
    private static final class Shared implements OperationLimits.Counter {

        private final Map<String, Long> counts = new ConcurrentHashMap<>();
        private int asked;
        private boolean silent;

        @Override
        public synchronized long add(String limit, String id, int by, Instant end) {
            if (silent) {
                throw new DataAccessResourceFailureException("planted");
            }
            asked++;
            return counts.merge(limit + id, (long) by, Long::sum);
        }
    }

    private OperationLimits node() {
        return new OperationLimits(shared, new OperationLimits.Sizes(1, Map.of()), clock);
    }

    private static long let(OperationLimits node, Limit limit, int tries) {
        return IntStream.range(0, tries)
                .filter(n -> node.take(limit, "somebody").isEmpty())
                .count();
    }

    @Test
    void oneNodeLetsThroughExactlyTheLimit() {
        assertThat(let(node(), HUNDRED, 300)).isEqualTo(100);
        assertThat(let(node(), THREE, 10)).isEqualTo(3);
    }

    @Test
    void anOrdinaryCallerCostsNoRoundTripAndABusyOneOneInTen() {
        var node = node();
        let(node, HUNDRED, 10);
        assertThat(shared.asked).isZero();
        let(node, HUNDRED, 90);
        assertThat(shared.asked).isEqualTo(9);
        let(node, HUNDRED, 1000);
        assertThat(shared.asked).isEqualTo(10);
    }

    @Test
    void threeNodesTogetherLetThroughAtMostTwoTenthsMore() {
        var together =
                let(node(), HUNDRED, 70) + let(node(), HUNDRED, 70) + let(node(), HUNDRED, 70);
        assertThat(together).isBetween(100L, 120L);
    }

    @Test
    void theNextWindowBeginsAnewAndTheRefusalSaysWhen() {
        var node = node();
        let(node, HUNDRED, 100);
        var refused = node.take(HUNDRED, "somebody").orElseThrow();
        assertThat(refused.code()).isEqualTo(ProblemCode.TOO_MANY);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(4));
        clock.advance(Duration.ofMinutes(4));
        assertThat(node.take(HUNDRED, "somebody")).isEmpty();
    }

    @Test
    void somebodyElseIsCountedApart() {
        var node = node();
        let(node, HUNDRED, 100);
        assertThat(node.take(HUNDRED, "another")).isEmpty();
    }

    @Test
    void whileTheStoreIsSilentEachLimitDoesAsItDeclares() {
        shared.silent = true;
        assertThat(let(node(), HUNDRED, 300)).isEqualTo(300);
        var node = node();
        assertThat(let(node, CLOSED, 300)).isEqualTo(10);
        assertThat(node.take(CLOSED, "somebody").orElseThrow().code())
                .isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @Test
    void aDeploymentMaySetAnotherSize() {
        var sizes = new OperationLimits.Sizes(2, Map.of("page-person", 7));
        assertThat(let(new OperationLimits(shared, sizes, clock), HUNDRED, 50)).isEqualTo(14);
    }

    @Test
    void aHundredThreadsAtOnceTakeNoMoreThanTheLimit() {
        var node = node();
        var taken =
                IntStream.range(0, 1000)
                        .parallel()
                        .filter(n -> node.take(HUNDRED, "somebody").isEmpty())
                        .count();
        assertThat(taken).isEqualTo(100);
    }
}
