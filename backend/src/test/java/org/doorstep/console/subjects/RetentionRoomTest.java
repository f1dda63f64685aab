package org.doorstep.console.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.Outcome;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.PersonalRecords;
import org.doorstep.security.Retention;
import org.doorstep.security.RetentionNights;
import org.doorstep.security.RetentionRule;
import org.doorstep.security.retention.NightDocument;
import org.doorstep.security.retention.RetentionJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Retention across all rooms, on the demonstration town.
@RoomTest
class RetentionRoomTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final String TONIGHT = "2027-04-14";

    @Autowired ApplicationContext application;
    @Autowired MongoTemplate mongo;
    @Autowired TestClock clock;
    @Autowired RetentionJob job;
    @Autowired RetentionNights nights;
    @Autowired ObjectProvider<Retention> rooms;
    @Autowired AuditTrail audit;
    @Autowired MessageSource messages;
    @Autowired DemonstrationPeople people;
    @Autowired CurrentActor current;

    @BeforeEach
    void buildTheTown() {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    @Test
    void everyCollectionThatNamesAPersonHasARuleOrAReason() {
        var personal = application.getBeansOfType(PersonalRecords.class).values();
        assertThat(uncovered(personal, rooms.stream().toList())).isEmpty();
    }

    @Test
    void aRoomWithoutARuleIsNoticed() {
        var planted =
                new PersonalRecords() {
                    @Override
                    public String room() {
                        return "Planted";
                    }

                    @Override
                    public Set<String> collections() {
                        return Set.of("planted.diaries");
                    }

                    @Override
                    public List<org.doorstep.security.PersonalSection> of(Subject subject) {
                        return List.of();
                    }
                };
        assertThat(uncovered(List.of(planted), rooms.stream().toList()))
                .containsExactly("planted.diaries");
    }

    @Test
    void everyRuleHasItsWordsInBothLanguages() {
        for (var rule : rules()) {
            for (var key :
                    List.of("retention.rule." + rule.id(), "retention.moment." + rule.id())) {
                var english = messages.getMessage(key, null, Locale.UK);
                var welsh = messages.getMessage(key, null, Locale.of("cy"));
                assertThat(welsh).as(key).isNotEqualTo(english);
            }
        }
        assertThat(rules()).extracting(RetentionRule::id).doesNotHaveDuplicates();
    }

    @Test
    void theTownOfTodayLosesNothingThatIsNotOver() {
        clock.setLondon("2027-04-14T03:00");
        job.run();
        assertThat(receipt().results())
                .filteredOn(result -> result.removed() > 0)
                .extracting(NightDocument.Result::rule)
                .allMatch(
                        rule -> rule.startsWith("security.") || rule.equals("campaigns.check-ins"));
    }

    @Test
    void whatWasKeptLongEnoughGoesAndThePreviewCountedIt() {
        makeOld();
        var preview = nights.tonight(actor("dpo")).orThrow();
        var expected = new ArrayList<String>();
        for (var line : preview.lines()) {
            if (line.count() > 0) {
                expected.add(line.rule().id() + " " + line.count());
            }
        }
        assertThat(expected)
                .contains("membership.devices-unseen 1", "messaging.replies-settled 1")
                .contains("campaigns.attendance " + shifts())
                .contains("messaging.message-details 1", "messaging.consents-withdrawn 1");
        clock.setLondon("2027-04-14T03:00");
        job.run();
        var kept =
                receipt().results().stream()
                        .filter(result -> result.removed() > 0)
                        .map(result -> result.rule() + " " + result.removed())
                        .toList();
        assertThat(kept).containsAll(expected);
        assertThat(nights.tonight(actor("dpo")).orThrow().total()).isZero();
        assertThat(
                        mongo.count(
                                query(
                                        Criteria.where("startsAt")
                                                .gt(Instant.EPOCH)
                                                .and("taken.0")
                                                .exists(true)),
                                "campaigns.shifts"))
                .isZero();
        assertThat(receipt().isWhole()).isTrue();
    }

    @Test
    void whatAMessageSaidGoesAYearLaterAndTheMessageAfterSix() {
        oldBroadcast(Instant.parse("2025-04-01T00:00:00Z"));
        clock.setLondon("2027-04-14T03:00");
        job.run();
        var message = mongo.findById("old|person", Document.class, "messaging.messages");
        assertThat(message).isNotNull();
        var attempt = message.getList("attempts", Document.class).getFirst();
        assertThat(attempt.get("mergeValues")).isNull();
        assertThat(attempt.get("addressHash")).isNull();
        assertThat(attempt.getList("calls", Document.class)).isEmpty();
        assertThat(attempt.getString("state")).isEqualTo("DELIVERED");
        clock.setLondon("2031-04-14T03:00");
        job.run();
        assertThat(mongo.findById("old|person", Document.class, "messaging.messages")).isNull();
        assertThat(mongo.findById("old|000000", Document.class, "messaging.frozenPages")).isNull();
        assertThat(mongo.findById("old", Document.class, "messaging.broadcasts")).isNull();
    }

    @Test
    void nothingIsDoneBeforeThreeAndNothingTwice() {
        clock.setLondon("2027-04-14T02:59");
        job.run();
        assertThat(mongo.findAll(NightDocument.class)).isEmpty();
        clock.setLondon("2027-04-14T03:00");
        job.run();
        var first = receipt();
        makeOld();
        job.run();
        assertThat(receipt()).isEqualTo(first);
    }

    @Test
    void onTheMorningTheClocksGoForwardTheNightIsWorkedOnce() {
        clock.setLondon("2027-03-28T00:30");
        job.run();
        clock.setLondon("2027-03-28T03:00");
        job.run();
        clock.advance(Duration.ofHours(2));
        job.run();
        assertThat(mongo.findAll(NightDocument.class))
                .singleElement()
                .satisfies(night -> assertThat(night.id()).isEqualTo("2027-03-28"));
    }

    @Test
    void anotherNodeTakesUpWhatADeadOneLeftAndTheDeadOneWritesNoMore() {
        makeOld();
        clock.setLondon("2027-04-14T03:00");
        var dies = new Dying(rooms.orderedStream().toList());
        var begun = new RetentionJob(mongo, dies.rooms(), audit, clock);
        assertThat(dies.diesIn(begun)).isTrue();
        assertThat(receipt().finishedAt()).isNull();
        job.run();
        assertThat(receipt().fence()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(3));
        job.run();
        assertThat(receipt().fence()).isEqualTo(2);
        assertThat(receipt().finishedAt()).isNotNull();
        assertThat(receipt().asOf()).isEqualTo(Instant.parse("2027-04-14T02:00:00Z"));
        assertThat(nights.tonight(actor("dpo")).orThrow().total()).isZero();
    }

    @Test
    void aRuleThatFailsKeepsNoOtherFromBeingKeptAndIsTriedAgain() {
        makeOld();
        clock.setLondon("2027-04-14T03:00");
        var dies = new Dying(rooms.orderedStream().toList());
        dies.failing = true;
        new RetentionJob(mongo, dies.rooms(), audit, clock).run();
        assertThat(receipt().isWhole()).isFalse();
        assertThat(receipt().finishedAt()).isNull();
        clock.advance(Duration.ofMinutes(10));
        job.run();
        assertThat(receipt().isWhole()).isTrue();
        assertThat(receipt().finishedAt()).isNotNull();
    }

    @Test
    void theReceiptStandsInTheAuditTrail() {
        makeOld();
        clock.setLondon("2027-04-14T03:00");
        job.run();
        var entry =
                mongo.findOne(
                        query(Criteria.where("did.objectId").is(TONIGHT)),
                        Document.class,
                        "security.audit");
        assertThat(entry).isNotNull();
        assertThat(entry.get("did", Document.class).getString("reason"))
                .contains("membership.devices-unseen=1");
    }

    @Test
    void onlyThoseWhoAnswerForDataSeeIt() {
        for (var role : List.of("data officer", "dpo", "administrator")) {
            assertThat(nights.tonight(actor(role))).isInstanceOf(Outcome.Done.class);
        }
        for (var role : List.of("activist", "canvass lead", "organiser", "agent")) {
            assertThat(nights.tonight(actor(role))).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void aTermHoldsFromItsDayOn() {
        var rule =
                new RetentionRule(
                        "a.b",
                        "a.b",
                        "at",
                        List.of(
                                new RetentionRule.Term(
                                        LocalDate.of(2026, 1, 1), java.time.Period.ofYears(1)),
                                new RetentionRule.Term(
                                        LocalDate.of(2027, 1, 1), java.time.Period.ofDays(30))),
                        "-");
        assertThat(rule.before(Instant.parse("2025-12-31T12:00:00Z"))).isEmpty();
        assertThat(rule.before(Instant.parse("2026-12-31T12:00:00Z")))
                .contains(Instant.parse("2025-12-31T12:00:00Z"));
        assertThat(rule.before(Instant.parse("2027-04-01T11:00:00Z")))
                .contains(Instant.parse("2027-03-02T12:00:00Z"));
    }

    /// Rooms of which the first with a rule dies, or fails, in the middle of its work.
    private static final class Dying {

        private final List<Retention> real;
        private boolean failing;

        Dying(List<Retention> real) {
            this.real = real;
        }

        ObjectProvider<Retention> rooms() {
            var first = real.getFirst();
            var dying =
                    new Retention() {
                        @Override
                        public List<RetentionRule> rules() {
                            return first.rules();
                        }

                        @Override
                        public long count(RetentionRule rule, Instant before) {
                            return first.count(rule, before);
                        }

                        @Override
                        public long letGo(RetentionRule rule, Instant before, int most) {
                            if (failing) {
                                throw new IllegalStateException("planted");
                            }
                            throw new StackOverflowError("the node dies here");
                        }
                    };
            var all = new ArrayList<Retention>(real);
            all.set(0, dying);
            return new ObjectProvider<>() {
                @Override
                public java.util.stream.Stream<Retention> orderedStream() {
                    return all.stream();
                }
            };
        }

        boolean diesIn(RetentionJob job) {
            try {
                job.run();
                return false;
            } catch (StackOverflowError died) {
                return true;
            }
        }
    }

    private static Set<String> uncovered(
            Collection<PersonalRecords> personal, List<Retention> rooms) {
        var covered = new TreeSet<String>();
        rooms.forEach(room -> room.rules().forEach(rule -> covered.add(rule.collection())));
        var left = new TreeSet<String>();
        personal.forEach(room -> left.addAll(room.collections()));
        left.removeAll(covered);
        return left;
    }

    private List<RetentionRule> rules() {
        return rooms.stream().flatMap(room -> room.rules().stream()).toList();
    }

    private NightDocument receipt() {
        return java.util.Objects.requireNonNull(mongo.findById(TONIGHT, NightDocument.class));
    }

    private long shifts() {
        return mongo.count(
                query(
                        Criteria.where("taken.0")
                                .exists(true)
                                .and("endsAt")
                                .lt(Date.from(LONG_AGO.plusSeconds(1)))),
                "campaigns.shifts");
    }

    private void makeOld() {
        var old = Date.from(LONG_AGO);
        mongo.insert(
                new Document("_id", "phone").append("volunteer", "v").append("seenAt", old),
                "membership.devices");
        mongo.insert(
                new Document("_id", "reply")
                        .append("number", "n")
                        .append("waiting", false)
                        .append("at", old),
                "messaging.unclear_replies");
        mongo.insert(
                new Document("_id", "read-me")
                        .append("number", "n")
                        .append("waiting", true)
                        .append("at", old),
                "messaging.unclear_replies");
        mongo.insert(
                new Document("_id", "VOLUNTEER:v|SMS|CAMPAIGN")
                        .append("given", false)
                        .append("history", List.of(new Document("at", old))),
                "messaging.consents");
        mongo.updateMulti(
                query(Criteria.where("startsAt").gt(Instant.EPOCH).and("taken.0").exists(true)),
                org.springframework.data.mongodb.core.query.Update.update("endsAt", old),
                "campaigns.shifts");
        oldBroadcast(Instant.parse("2025-04-01T00:00:00Z"));
    }

    private void oldBroadcast(Instant launched) {
        mongo.insert(
                new Document("_id", "old").append("open", false).append("launchedAt", launched),
                "messaging.broadcasts");
        mongo.insert(
                new Document("_id", "old|000000").append("broadcast", "old"),
                "messaging.frozenPages");
        var attempt =
                new Document("n", 1)
                        .append("state", "DELIVERED")
                        .append("mergeValues", "sealed")
                        .append("addressHash", "k:hash")
                        .append("textHash", "k:text")
                        .append("calls", List.of(new Document("providerId", "SM1")));
        mongo.insert(
                new Document("_id", "old|person")
                        .append("broadcast", "old")
                        .append("handle", "h")
                        .append("rev", 3L)
                        .append("attempts", List.of(attempt)),
                "messaging.messages");
    }

    private Actor actor(String role) {
        var column =
                switch (role) {
                    case "dpo" -> "data protection officer";
                    case "agent" -> "election agent";
                    default -> role;
                };
        return people.list().stream()
                .filter(one -> one.label().endsWith(", " + column))
                .findFirst()
                .map(one -> current.actor(one.account()))
                .orElseThrow();
    }
}
