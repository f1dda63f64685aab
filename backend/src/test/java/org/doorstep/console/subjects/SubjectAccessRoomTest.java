package org.doorstep.console.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.PersonalRecords;
import org.doorstep.security.SubjectAccess;
import org.doorstep.security.SubjectAccess.Export;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The right of access, across all rooms, on the demonstration town.
@RoomTest
class SubjectAccessRoomTest {

    /// Collections that no room answers for, and why.
    private static final Map<String, String> SAYS_NOTHING_OF_ANYBODY =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("campaigns.actions", "what is on in a branch"),
                            Map.entry("campaigns.campaigns", "efforts of a branch"),
                            Map.entry("campaigns.openings", "a count of changes"),
                            Map.entry("canvassing.claims", "which walk holds which street"),
                            Map.entry("canvassing.cuts", "how a ward was cut into turf"),
                            Map.entry("console.town", "that the demonstration was loaded"),
                            Map.entry(
                                    "messaging.broadcasts",
                                    "what officials sent; their part stands in the audit trail"),
                            Map.entry(
                                    "messaging.frozenPages",
                                    "the same people as the messages made of it"),
                            Map.entry("messaging.bounce_mailboxes", "how far a mailbox was read"),
                            Map.entry(
                                    "messaging.bounces",
                                    "handles of messages and what mailboxes said of them"),
                            Map.entry(
                                    "messaging.code_counts",
                                    "handles of messages, counted by code"),
                            Map.entry(
                                    "messaging.addressClaims",
                                    "hashes of addresses, gone when the broadcast is over"),
                            Map.entry("messaging.audiences", "whom a branch chooses, by what"),
                            Map.entry(
                                    "messaging.capPlaces", "hashes of addresses, gone within days"),
                            Map.entry("messaging.haltedSenders", "accounts of providers"),
                            Map.entry("messaging.quotaShares", "who sends how fast"),
                            Map.entry("messaging.templateUses", "which template an occasion uses"),
                            Map.entry("messaging.inbound_texts", "ids of the provider"),
                            Map.entry("messaging.odd_receipts", "ids of the provider"),
                            Map.entry(
                                    "messaging.templates",
                                    "wording; who wrote it stands in the audit trail"),
                            Map.entry("security.audit-heads", "how far each chain has got"),
                            Map.entry("security.branches", "the branch tree"),
                            Map.entry("security.codes", "hashes of codes, gone within minutes"),
                            Map.entry(
                                    "security.demonstration-mark", "that this is a demonstration"),
                            Map.entry(
                                    "security.idempotency",
                                    "hashes of requests, gone within a day"),
                            Map.entry("security.guests", "hashes, gone within three days"),
                            Map.entry("security.invitations", "hashes, gone within three days"),
                            Map.entry("security.keys", "fingerprints of keys"),
                            Map.entry("security.rates", "hashed counters, gone within a day"),
                            Map.entry(
                                    "security.resealing", "how far a new key has been brought in"),
                            Map.entry("security.retention-nights", "counts of what was let go"),
                            Map.entry("security.signing-keys", "keys that sign tokens"),
                            Map.entry(
                                    "security.tokens", "hashes of tokens of the families exported"),
                            Map.entry("territory.boundary_sets", "the ground"),
                            Map.entry("territory.branch_grounds", "the ground"),
                            Map.entry("territory.layers", "the ground"),
                            Map.entry("territory.layer_tiles", "the ground"),
                            Map.entry("territory.streets", "the ground"),
                            Map.entry("territory.wards", "the ground")));

    @Autowired ApplicationContext application;
    @Autowired MongoTemplate mongo;
    @Autowired SubjectAccess access;
    @Autowired DemonstrationPeople people;
    @Autowired CurrentActor current;
    @Autowired Volunteers volunteers;

    @BeforeEach
    void buildTheTown() {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    @Test
    void everyCollectionIsAnsweredForOrSaysNothingOfAnybody() {
        var answered = new TreeSet<String>();
        application
                .getBeansOfType(PersonalRecords.class)
                .values()
                .forEach(room -> answered.addAll(room.collections()));
        var nobodys = new TreeSet<>(collections());
        nobodys.removeAll(answered);
        // A collection stands in the store only once something was written to it.
        assertThat(SAYS_NOTHING_OF_ANYBODY.keySet()).containsAll(nobodys);
        assertThat(SAYS_NOTHING_OF_ANYBODY.keySet()).doesNotContainAnyElementsOf(answered);
        assertThat(collections()).containsAll(answered);
    }

    @Test
    void anExportHoldsEveryRecordThatNamesThePerson() {
        for (var person : List.of(person("activist"), person("canvass lead"), onARota())) {
            assertThat(missing(person)).isEmpty();
        }
    }

    @Test
    void anExportNamesTheRoomsThatKeepSomethingAndOpensWhatIsEncrypted() {
        var person = onARota();
        var export = access.own(current.actor(person));
        assertThat(export.rooms())
                .extracting(SubjectAccess.OfRoom::room)
                .contains("Actions and shifts", "Messages and consent", "Volunteers");
        assertThat(text(export)).contains(name(person)).contains("sealed=+447");
    }

    private List<String> missing(AccountId person) {
        var text = text(access.own(current.actor(person)));
        var missing = new ArrayList<String>();
        for (var collection : answeredFor()) {
            for (var document : mongo.findAll(Document.class, collection)) {
                var id = String.valueOf(document.get("_id"));
                if (document.toString().contains(person.toString()) && !text.contains(id)) {
                    missing.add(collection + " " + id);
                }
            }
        }
        return missing;
    }

    /// Somebody who has taken a place in a shift.
    private AccountId onARota() {
        return mongo.findAll(Document.class, "campaigns.shifts").stream()
                .flatMap(shift -> shift.getList("taken", Document.class).stream())
                .map(place -> AccountId.of(place.getString("volunteer")))
                .min(Comparator.comparing(AccountId::toString))
                .orElseThrow();
    }

    @Test
    void anExportHoldsNobodyElse() {
        var person = person("activist");
        var text = text(access.own(current.actor(person)));
        for (var other : people.list()) {
            if (!other.account().equals(person)) {
                assertThat(text).doesNotContain(name(other.account()));
            }
        }
    }

    @Test
    void theDataProtectionOfficerAnswersARequestAndItIsWrittenDown() {
        var person = person("activist");
        var address = new EmailAddress(emailOf(person));
        var officer = actor("data protection officer");
        assertThat(access.of(address, officer, "Request 12, seen in person"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((Export) done.value()).person()).isEqualTo(person));
        assertThat(
                        mongo.findAll(Document.class, "security.audit").stream()
                                .map(entry -> entry.get("did", Document.class))
                                .filter(did -> "subject-exported".equals(did.getString("what")))
                                .map(did ->
                                        List.of(
                                                did.getString("who"),
                                                did.getString("objectId"),
                                                did.getString("reason")))
                                .toList())
                .isEqualTo(
                        List.of(
                                List.of(
                                        officer.account().toString(),
                                        person.toString(),
                                        "Request 12, seen in person")));
    }

    @Test
    void nobodyElseLearnsWhetherThePersonExists() {
        var known = new EmailAddress(emailOf(person("activist")));
        var unknown = new EmailAddress("nobody.at.all@example.org");
        for (var role : List.of("organiser", "election agent", "data officer", "administrator")) {
            assertThat(access.of(known, actor(role), "curious"))
                    .isEqualTo(access.of(unknown, actor(role), "curious"));
        }
        assertThat(access.of(unknown, actor("data protection officer"), "Request 13"))
                .isEqualTo(access.of(known, actor("organiser"), "curious"));
    }

    private List<String> collections() {
        var names = new TreeSet<>(mongo.getCollectionNames());
        mongo.getConverter()
                .getMappingContext()
                .getPersistentEntities()
                .forEach(entity -> {
                    if (entity.isAnnotationPresent(
                            org.springframework.data.mongodb.core.mapping.Document.class)) {
                        names.add(mongo.getCollectionName(entity.getType()));
                    }
                });
        names.removeIf(name -> name.startsWith("system."));
        return List.copyOf(names);
    }

    private List<String> answeredFor() {
        return application.getBeansOfType(PersonalRecords.class).values().stream()
                .flatMap(room -> room.collections().stream())
                .sorted()
                .toList();
    }

    private AccountId person(String role) {
        return people.list().stream()
                .filter(one -> one.label().endsWith(", " + role))
                .findFirst()
                .orElseThrow()
                .account();
    }

    private Actor actor(String role) {
        return current.actor(person(role));
    }

    private String name(AccountId person) {
        var id = VolunteerId.of(person);
        return java.util.Objects.requireNonNull(volunteers.names(List.of(id)).get(id)).name();
    }

    private String emailOf(AccountId person) {
        var text = text(access.own(current.actor(person)));
        var found = java.util.regex.Pattern.compile("[a-z.]+@[a-z.]+").matcher(text);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String text(Export export) {
        return export.rooms().toString();
    }
}
