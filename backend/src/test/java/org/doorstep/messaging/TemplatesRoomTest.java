package org.doorstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.messaging.Templates.Draft;
import org.doorstep.messaging.template.TemplateWording;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Templates from draft to what a person reads.
@RoomTest
class TemplatesRoomTest {

    private static final String IMPRINT = "Promoted by A. Agent, 2 Low Street, Testford AA1 2AA.";
    private static final String SMS = "Hi {{first_name|there}}, vote Thursday. Reply STOP to stop.";

    private final Templates templates;
    private final TemplateWording wording;
    private final Branches branches;

    TemplatesRoomTest(Templates templates, TemplateWording wording, Branches branches) {
        this.templates = templates;
        this.wording = wording;
        this.branches = branches;
    }

    @Test
    void becomesUsableOnceASecondPersonHasApprovedIt() {
        var party = party(IMPRINT);
        var writer = organiser(party, 1);
        var draft = templates.draft(material(party, SMS), writer).orThrow();
        assertThat(templates.approve(draft.id(), 1, writer)).isInstanceOf(Outcome.Refused.class);
        var approved = templates.approve(draft.id(), 1, organiser(party, 2)).orThrow();
        assertThat(approved.isApproved()).isEqualTo(true);
        assertThat(templates.list(party)).isEqualTo(List.of(approved));
    }

    @Test
    void keepsAVersionAsItIsAndNeedsApprovalForTheNext() {
        var party = party(IMPRINT);
        var writer = organiser(party, 1);
        var first = templates.draft(material(party, SMS), writer).orThrow();
        templates.approve(first.id(), 1, organiser(party, 2)).orThrow();
        var second =
                templates
                        .revise(first.id(), 1, material(party, SMS + " Diolch."), writer)
                        .orThrow();
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.isApproved()).isEqualTo(false);
        assertThat(templates.revise(first.id(), 1, material(party, SMS), writer))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(templates.list(party)).isEqualTo(List.of(second));
    }

    @Test
    void refusesElectionMaterialWithoutAnImprintOrAWayToStop() {
        var party = party(null);
        assertThat(faults(templates.draft(material(party, "Vote Thursday."), organiser(party, 1))))
                .containsExactlyInAnyOrder("imprint", "texts.ENGLISH.sms.text");
    }

    @Test
    void refusesWhatAPhoneNetworkCannotCarryAndNamesIt() {
        var party = party(IMPRINT);
        var refused = templates.draft(material(party, SMS + " \uD83D\uDE00"), organiser(party, 1));
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        outcome ->
                                assertThat(((Refusal) outcome.refusal()).fields())
                                        .extracting(FieldFault::detail)
                                        .isEqualTo(List.of("Take these out: \uD83D\uDE00.")));
        assertThat(faults(templates.draft(material(party, SMS.repeat(30)), organiser(party, 1))))
                .isEqualTo(List.of("texts.ENGLISH.sms.text"));
    }

    @Test
    void writesAPersonsTextInTheirLanguageOrElseInEnglish() {
        var party = party(IMPRINT);
        var version = templates.draft(material(party, SMS), organiser(party, 1)).orThrow();
        var id = new TemplateVersion(version.id().value(), 1);
        var name = Map.of("first_name", "Si\u00e2n <b> \uD83D\uDE00");
        assertThat(wording.render(id, party, ChannelName.SMS, Language.WELSH, name).body())
                .isEqualTo("Hi Si\u00e2n <b> ?, vote Thursday. Reply STOP to stop.");
        var mail = wording.render(id, party, ChannelName.EMAIL, Language.ENGLISH, name);
        assertThat(mail.body()).isEqualTo("Hi Si\u00e2n <b> \uD83D\uDE00\n\n" + IMPRINT);
        assertThat(mail.html())
                .isEqualTo("<p>Hi Si\u00e2n &lt;b&gt; \uD83D\uDE00</p>\n<p>" + IMPRINT + "</p>");
        assertThat(wording.facts(id).orElseThrow().mergeFields()).isEqualTo(Set.of("first_name"));
    }

    @Test
    void showsWhatATextCosts() {
        var party = party(IMPRINT);
        var template = templates.draft(material(party, SMS), organiser(party, 1)).orThrow();
        assertThat(
                        templates.preview(
                                template, party, Language.ENGLISH, Map.of("first_name", "Ann")))
                .extracting(
                        Templates.Preview::channel,
                        Templates.Preview::encoding,
                        Templates.Preview::segments)
                .isEqualTo(
                        List.of(
                                tuple(ChannelName.SMS, "GSM-7", 1),
                                tuple(ChannelName.EMAIL, "", 0)));
    }

    private static List<String> faults(Outcome<Template> outcome) {
        return switch (outcome) {
            case Outcome.Done<Template> _ -> List.of();
            case Outcome.Refused<Template>(var refusal) ->
                    refusal.fields().stream().map(FieldFault::field).toList();
        };
    }

    private static Draft material(BranchId branch, String sms) {
        return new Draft(
                branch,
                "Polling day",
                TemplateClass.ELECTION_MATERIAL,
                Purpose.POLLING_DAY,
                Map.of(
                        Language.ENGLISH,
                        new TemplateText(
                                null,
                                new TemplateText.Sms(sms),
                                new TemplateText.Email(
                                        "Thursday",
                                        "Hi {{first_name}}",
                                        "<p>Hi {{first_name}}</p>"))),
                null);
    }

    private BranchId party(@Nullable String imprint) {
        return branches.open(null, "Party", BranchKind.PARTY, imprint).orThrow().id();
    }

    private static Actor organiser(BranchId branch, int number) {
        var grant = new Grant(Role.ORGANISER, branch, Instant.EPOCH, null);
        return new Actor(new AccountId(new UUID(3, number)), List.of(grant));
    }
}
