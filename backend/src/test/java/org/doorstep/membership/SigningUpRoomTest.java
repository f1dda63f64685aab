package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.Secret;
import org.doorstep.membership.volunteer.ContactKind;
import org.doorstep.membership.volunteer.SentPoint;
import org.doorstep.membership.volunteer.SignUpApplication;
import org.doorstep.messaging.Language;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

class SigningUpRoomTest extends MembershipRoomTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+447700900123");

    @Test
    void theCodeGoesToThePhone() throws InterruptedException {
        var id = new VolunteerId(ids.next());

        var sentTo = joining.apply(application(PHONE, "ann@example.org"), id, CALLER);

        assertThat(sentTo).isEqualTo(Outcome.done(ContactKind.PHONE));
        assertThat(SentCodes.next().to()).isEqualTo(NUMBER);
    }

    @Test
    void theCodeGoesToTheMailboxWhereThereIsNoPhone() throws InterruptedException {
        var id = new VolunteerId(ids.next());

        var sentTo = joining.apply(application(null, "Ann@Example.org"), id, CALLER);

        assertThat(sentTo).isEqualTo(Outcome.done(ContactKind.EMAIL));
        assertThat(SentCodes.next().to()).isEqualTo(new EmailAddress("ann@example.org"));
    }

    @Test
    void whoHasNotProvenTheAddressIsNobodyYet() {
        var id = new VolunteerId(ids.next());
        joining.apply(application(PHONE, null), id, CALLER).orThrow();

        assertThat(volunteers.find(id)).isEmpty();
        assertThat(codeOf(profiles.of(id))).isEqualTo("not-found");
        assertThat(addresses.ownerOf(NUMBER)).isEmpty();
    }

    @Test
    void whoHasProvenTheAddressWaitsAndCanSignIn() throws InterruptedException {
        var id = waiting(PHONE, null);

        assertThat(volunteers.find(id).map(found -> found.name().status()))
                .contains(VolunteerStatus.PENDING);
        assertThat(addresses.ownerOf(NUMBER)).contains(id.account());
        assertThat(roles.grantsOf(id.account())).isEmpty();
    }

    @Test
    void theSameCodeMayBeSentAgain() throws InterruptedException {
        var id = new VolunteerId(ids.next());
        joining.apply(application(PHONE, null), id, CALLER).orThrow();
        var code = SentCodes.next().code();

        assertThat(joining.verify(id, code)).isEqualTo(Outcome.done(id));
        assertThat(joining.verify(id, code)).isEqualTo(Outcome.done(id));
        assertThat(codeOf(joining.verify(id, new Secret("000000x")))).isEqualTo("code-wrong");
    }

    @Test
    void aWrongCodeAndAnUnknownSignUpAreAnsweredAlike() {
        var id = new VolunteerId(ids.next());
        joining.apply(application(PHONE, null), id, CALLER).orThrow();
        var wrong = new Secret("wrong!");

        assertThat(joining.verify(new VolunteerId(ids.next()), wrong))
                .isEqualTo(joining.verify(id, wrong));
    }

    @Test
    void aKnownAddressIsAnsweredLikeAnUnknownOneAndMakesNobodyNew() throws InterruptedException {
        var first = waiting(PHONE, null);
        var second = new VolunteerId(ids.next());

        var answer = joining.apply(application(PHONE, null), second, CALLER);
        var code = SentCodes.next().code();

        assertThat(answer).isEqualTo(Outcome.done(ContactKind.PHONE));
        assertThat(joining.verify(second, code)).isEqualTo(Outcome.done(second));
        assertThat(joining.verify(second, code)).isEqualTo(Outcome.done(second));
        assertThat(addresses.ownerOf(NUMBER)).contains(first.account());
        assertThat(volunteers.find(second)).isEmpty();
        assertThat(volunteers.countWaiting(organiser)).isEqualTo(1);
    }

    @Test
    void whoOpenedTheServerGetsARecordUnderTheAccountThatIsThere() throws InterruptedException {
        var founder = new VolunteerId(ids.next());
        addresses.claim(founder.account(), NUMBER).orThrow();
        var signUp = new VolunteerId(ids.next());
        joining.apply(application(PHONE, null), signUp, CALLER).orThrow();

        joining.verify(signUp, SentCodes.next().code()).orThrow();

        assertThat(volunteers.find(founder).map(found -> found.name().status()))
                .contains(VolunteerStatus.PENDING);
        assertThat(volunteers.find(signUp)).isEmpty();
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() {
        var faulty =
                new SignUpApplication(
                        "Ann",
                        "999",
                        "a@b",
                        2099,
                        "QQ1 1QQ",
                        new SentPoint(-0.1, 51.5),
                        Language.ENGLISH,
                        Set.of(),
                        List.of(),
                        "privacy-1",
                        town);

        var refusal =
                Objects.requireNonNull(
                        refusalOf(joining.apply(faulty, new VolunteerId(ids.next()), CALLER)));

        assertThat(refusal.fields().stream().map(FieldFault::field).toList())
                .isEqualTo(List.of("phone", "email", "postcode", "homePoint", "yearOfBirth"));
        assertThat(mongo.getCollection("membership.volunteers").countDocuments()).isZero();
    }

    @Test
    void nobodySignsUpWithoutAContactPoint() {
        var outcome = joining.apply(application(null, null), new VolunteerId(ids.next()), CALLER);

        assertThat(codeOf(outcome)).isEqualTo("contact-point-needed");
    }

    @Test
    void anUnprovenSignUpIsForgottenAfterADay() {
        joining.apply(application(PHONE, null), new VolunteerId(ids.next()), CALLER).orThrow();
        clock.advance(Duration.ofHours(25));
        var second = new VolunteerId(ids.next());

        joining.apply(application("07700 900124", null), second, CALLER).orThrow();

        assertThat(
                        mongo.getCollection("membership.volunteers")
                                .find()
                                .map(found -> found.getString("_id"))
                                .into(new java.util.ArrayList<>()))
                .isEqualTo(List.of(second.toString()));
    }

    @Test
    void contactPointsAreNotStoredInClear() throws InterruptedException {
        waiting(PHONE, "ann@example.org");

        var stored =
                mongo.getCollection("membership.volunteers").find().map(Document::toJson).first();

        assertThat(stored).doesNotContain("7700900123", "ann@example");
    }

    @Test
    void moreSignUpsThanAHouseholdNeedsAreRefused() {
        Outcome<ContactKind> last = Outcome.done(ContactKind.PHONE);
        for (var n = 0; n < 21; n++) {
            last =
                    joining.apply(
                            application(null, "ann" + n + "@example.org"),
                            new VolunteerId(ids.next()),
                            CALLER);
        }

        assertThat(codeOf(last)).isEqualTo("too-many-requests");
    }
}
