package org.doorstep.messaging.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep.messaging.channel.push.Opening.Turn;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.Executors;

/// Who goes first while a shared connection is not yet known to stand.
class OpeningTest {

    private final TestClock clock = new TestClock();
    private final Opening opening = new Opening(clock);

    @Test
    void oneGoesAheadAndTheOthersFollowItsAnswer() throws Exception {
        assertThat(opening.await()).isEqualTo(Turn.ALONE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(opening::await);
            var third = threads.submit(opening::await);
            opening.after(Turn.ALONE, true);
            assertThat(second.get()).isEqualTo(Turn.WITH_OTHERS);
            assertThat(third.get()).isEqualTo(Turn.WITH_OTHERS);
        }
        assertThat(opening.await()).isEqualTo(Turn.WITH_OTHERS);
    }

    @Test
    void whoeverFindsNoAnswerInTimeIsTurnedAwayUncalled() throws Exception {
        assertThat(opening.await()).isEqualTo(Turn.ALONE);
        assertThat(opening.await()).isEqualTo(Turn.NOT_YET);
    }

    @Test
    void afterALossOneGoesAheadAgain() throws Exception {
        opening.after(opening.await(), true);
        opening.after(opening.await(), false);
        assertThat(opening.await()).isEqualTo(Turn.ALONE);
    }

    @Test
    void afterALongRestOneGoesAheadAgain() throws Exception {
        opening.after(opening.await(), true);
        clock.advance(Duration.ofSeconds(29));
        assertThat(opening.await()).isEqualTo(Turn.WITH_OTHERS);
        clock.advance(Duration.ofSeconds(2));
        assertThat(opening.await()).isEqualTo(Turn.ALONE);
    }
}
