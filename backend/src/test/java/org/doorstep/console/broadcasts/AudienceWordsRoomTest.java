package org.doorstep.console.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.messaging.PersonOutcome.Entry;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Audiences and providers' codes in the reader's language.
@RoomTest
class AudienceWordsRoomTest {

    private final AudienceWords words;
    private final TimelineWords timeline;
    private final Branches branches;
    private Branch party;

    AudienceWordsRoomTest(AudienceWords words, TimelineWords timeline, Branches branches) {
        this.words = words;
        this.timeline = timeline;
        this.branches = branches;
    }

    @BeforeEach
    void aBranch() {
        party = branches.open(null, "Llanfair", BranchKind.PARTY, null).orThrow();
    }

    @AfterEach
    void anybody() {
        LocaleContextHolder.resetLocaleContext();
    }

    private AudienceQuery volunteers(Map<String, List<String>> filters) {
        return new AudienceQuery("volunteers", party.id(), filters);
    }

    @Test
    void englishIsAsTheRoomsSayIt() {
        LocaleContextHolder.setLocale(Locale.UK);
        assertThat(words.of(volunteers(Map.of("skill", List.of("FIRST_AID")))))
                .isEqualTo("volunteers of Llanfair who can do first aid");
    }

    @Test
    void welshSaysEveryFilterAndEveryJoin() {
        LocaleContextHolder.setLocale(Locale.of("cy"));
        var drivers =
                volunteers(
                        Map.of(
                                "skill",
                                List.of("DRIVING", "FIRST_AID"),
                                "within",
                                List.of("52.97,0.02,1500")));
        var placed = new AudienceQuery("action-sign-ups", party.id(), Map.of());
        assertThat(words.of(drivers))
                .isEqualTo(
                        "gwirfoddolwyr Llanfair, sy’n gallu: gyrru neu cymorth cyntaf, sy’n byw o"
                                + " fewn 1500 m i bwynt");
        assertThat(
                        words.of(
                                AudienceQuery.joined(
                                        Join.EXCEPT, party.id(), List.of(drivers, placed))))
                .isEqualTo(
                        words.of(drivers)
                                + " ond nid pawb sydd â lle mewn sifft sydd i ddod gan Llanfair");
    }

    @Test
    void aProvidersCodeIsExplainedInBothLanguages() {
        var failed =
                new Entry(
                        Instant.EPOCH,
                        "became.UNDELIVERED",
                        List.of("30003"),
                        "The provider could not deliver it (30003).");
        LocaleContextHolder.setLocale(Locale.UK);
        assertThat(timeline.of(failed))
                .isEqualTo(
                        "The provider could not deliver it (30003). The phone cannot be reached at"
                                + " the moment.");
        LocaleContextHolder.setLocale(Locale.of("cy"));
        assertThat(timeline.of(failed))
                .isEqualTo(
                        "Ni allai’r darparwr ei ddanfon (cod 30003). Ni ellir cyrraedd y ffôn ar"
                                + " hyn o bryd.");
    }
}
