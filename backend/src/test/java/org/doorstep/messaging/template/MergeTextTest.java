package org.doorstep.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Refusal.FieldFault;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merge fields in a text.
class MergeTextTest {

    @Test
    void fillsAFieldAndWritesItsStandInWhereNothingIsKnown() {
        var text = new MergeText("Hi {{first_name|friend}}, see you {{ day }}{{time}}.");
        assertThat(text.fill(Map.of("first_name", "Ann", "day", "Monday"), v -> v))
                .isEqualTo("Hi Ann, see you Monday.");
        assertThat(text.fill(Map.of("first_name", " "), v -> v)).isEqualTo("Hi friend, see you .");
        assertThat(text.missing(Map.of("day", "Monday"))).isEqualTo(Set.of("time"));
    }

    @Test
    void doesNotReadAValueAsText() {
        assertThat(
                        new MergeText("{{first_name}}")
                                .fill(Map.of("first_name", "$1 {{day}} \\"), v -> v))
                .isEqualTo("$1 {{day}} \\");
    }

    @Test
    void refusesAFieldNobodyKnowsAndOneThatIsNotClosed() {
        assertThat(new MergeText("{{shoe_size}}").faults("text"))
                .extracting(FieldFault::rule)
                .isEqualTo(List.of("only known merge fields"));
        assertThat(new MergeText("{{first_name").faults("text"))
                .extracting(FieldFault::rule)
                .isEqualTo(List.of("merge fields are closed"));
        assertThat(new MergeText("{{first_name}} {a}").faults("text")).isEqualTo(List.of());
    }
}
