package org.doorstep.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class FaultsTest {

    private final Faults<String> faults = new Faults<>("none");

    @Test
    void aRuleForARecipientComesBeforeTheQueueAndTheQueueBeforeTheRest() {
        faults.always("always").next("first", "second").to("ada", "hers");

        assertThat(
                        List.of(
                                faults.draw("ada"),
                                faults.draw("bob"),
                                faults.draw("ada"),
                                faults.draw("bob"),
                                faults.draw("bob")))
                .containsExactly("hers", "first", "hers", "second", "always");
    }

    @Test
    void theSameSeedDrawsTheSameShares() {
        faults.share(0.3, "rare").seed(7);
        List<String> once = draws(1000);
        faults.seed(7);

        assertThat(draws(1000)).isEqualTo(once);
        assertThat(once.stream().filter("rare"::equals).count()).isBetween(250L, 350L);
        assertThat(once).containsOnly("rare", "none");
    }

    @Test
    void aWholeShareTakesEveryRequest() {
        faults.share(0.5, "a").share(0.5, "b");

        assertThat(draws(200)).containsOnly("a", "b");
    }

    @Test
    void sharesStayWithinAll() {
        faults.share(0.7, "a");

        assertThatThrownBy(() -> faults.share(0.4, "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clearingEndsEveryRule() {
        faults.always("a").next("b").to("ada", "c").share(0.5, "d").clear();

        assertThat(faults.draw("ada")).isEqualTo("none");
    }

    private List<String> draws(int count) {
        return IntStream.range(0, count).mapToObj(n -> faults.draw("bob")).toList();
    }
}
