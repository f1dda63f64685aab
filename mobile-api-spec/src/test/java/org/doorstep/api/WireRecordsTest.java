package org.doorstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.api.model.ActionSummary;
import org.doorstep.api.model.FieldProblem;
import org.doorstep.api.model.Point;
import org.doorstep.api.model.Problem;
import org.doorstep.api.model.SignUpForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the generated records promise, whatever the generator's version.
class WireRecordsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void optionalFieldsAreNullWhereAbsentAndAreNotWritten() {
        SignUpForm form =
                JSON.readValue(
                        """
                        {"name":"Tom","yearOfBirth":2001,"privacyNoticeVersion":"1"}\
                        """,
                        SignUpForm.class);
        assertThat(form.skills()).isNull();
        assertThat(form.homePoint()).isNull();
        assertThat(JSON.writeValueAsString(form))
                .isEqualTo(
                        """
                        {"name":"Tom","yearOfBirth":2001,"privacyNoticeVersion":"1"}\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"skills\":[null]}",
                "{\"skills\":[\"FLYING\"]}",
                "{\"skills\":[\"canvassing\"]}",
                "{\"availability\":[null]}",
                "{\"branchId\":\"not-an-id\"}"
            })
    void whatCannotBeReadIsRefusedWhileReading(String body) {
        assertThatThrownBy(() -> JSON.readValue(body, SignUpForm.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void timesAreInstantsWhateverTheOffsetSent() {
        ActionSummary action =
                JSON.readValue(
                        """
                        {"startsAt":"2027-03-28T10:30:00+01:00"}\
                        """,
                        ActionSummary.class);
        assertThat(action.startsAt()).isEqualTo(Instant.parse("2027-03-28T09:30:00Z"));
    }

    @Test
    void listsAreCopied() {
        List<FieldProblem> errors = new ArrayList<>();
        Problem problem = new Problem("about:blank", "t", 422, null, null, "invalid", null, errors);
        errors.add(new FieldProblem("name", "rule", "detail"));
        assertThat(problem.errors()).isEmpty();
    }

    @Test
    void equalPointsAreEqual() {
        assertThat(new Point(52.62, -0.55)).isEqualTo(new Point(52.62, -0.55));
    }
}
