package org.doorstep.membership.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names found by parts of them.
class NameSearchTest {

    @ParameterizedTest
    @CsvSource({
        "sian, Siân Jones",
        "SIÂN, Sian Jones",
        "Siân, SIÂN JONES",
        "jones ann, Ann-Marie Jones",
        "o'brien, Aoife O’Brien",
        "wyn, Ŵyn ap Gruffydd",
        "mac, Màiri MacLeod",
        "łu, Łukasz Nowak",
        "Ζωή, Ζωή Παππά"
    })
    void isFound(String typed, String name) {
        assertThat(NameSearch.of(typed).orElseThrow().matcher(name).find()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sion, Siân Jones", "jones bob, Ann-Marie Jones", ".*, A B"})
    void isNotFound(String typed, String name) {
        assertThat(NameSearch.of(typed).filter(one -> one.matcher(name).find())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "1234", "(a+)+$"})
    void fewerThanTwoLettersAreNoName(String typed) {
        assertThat(NameSearch.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {61, 10_000})
    void soAreMoreThanSixty(int letters) {
        assertThat(NameSearch.of("a".repeat(letters))).isEmpty();
    }
}
