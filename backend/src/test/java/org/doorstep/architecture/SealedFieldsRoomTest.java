package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep.security.Keyring;
import org.doorstep.security.KeyringForTests;
import org.doorstep.security.Sealed;
import org.doorstep.security.SealedFields;
import org.doorstep.security.login.Resealing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whatever is sealed in the store comes under a new key, or ends so soon that it need not.
@RoomTest
class SealedFieldsRoomTest {

    /// Who seals, and the collection that the seal stands in.
    private static final Map<String, String> KEPT =
            new TreeMap<>(
                    Map.of(
                            "VolunteerForm", "membership.volunteers",
                            "Devices", "membership.devices",
                            "Factors", "security.factors",
                            "SigningKeys", "security.signing-keys",
                            "MergeValues", "messaging.messages",
                            "UnclearReplies", "messaging.unclear_replies",
                            "SandboxOutbox", "messaging.sandbox_outbox"));

    /// Who seals what needs no new key, and why.
    private static final Map<String, String> ENDING =
            Map.of(
                    "SessionContents", "sealed anew whenever a session changes, gone in a day",
                    "StoredReply", "gone a day after the request",
                    "SignInLinks", "in an e-mail only, good for ten minutes",
                    "Resealing", "is what seals anew");

    @Autowired MongoTemplate mongo;
    @Autowired List<SealedFields> places;

    @Test
    void everybodyWhoSealsIsKnown() {
        var house =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.doorstep");
        var seals =
                house.get(Keyring.class).getMethods().stream()
                        .filter(method -> method.getName().equals("seal"))
                        .flatMap(method -> method.getCallsOfSelf().stream())
                        .map(call -> call.getOriginOwner().getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new));
        var known = new TreeSet<>(KEPT.keySet());
        known.addAll(ENDING.keySet());
        assertThat(seals).isEqualTo(known);
    }

    @Test
    void everyCollectionWithSealsIsSealedAnew() {
        assertThat(places)
                .extracting(SealedFields::collection)
                .containsExactlyInAnyOrderElementsOf(KEPT.values());
    }

    @Test
    void everyFieldDeclaredComesUnderTheNewKey() {
        var old = KeyringForTests.of("k1");
        for (var place : places) {
            var document = new Document("_id", "sealed");
            place.fields().forEach(field -> put(document, field, old.seal(field).text()));
            mongo.insert(document, place.collection());
        }
        var both = KeyringForTests.of("k2", "k1");
        var fields = places.stream().mapToLong(place -> place.fields().size()).sum();
        assertThat(new Resealing(mongo, both, places).run()).isEqualTo(fields);
        for (var place : places) {
            var stored = mongo.findById("sealed", Document.class, place.collection());
            for (var field : place.fields()) {
                var sealed = Sealed.parse(at(stored, field));
                assertThat(sealed.keyId()).as(place.collection() + " " + field).isEqualTo("k2");
                assertThat(both.open(sealed)).isEqualTo(field);
            }
        }
    }

    /// The attempts of a message are a list, everything else is a document in a document.
    private static void put(Document document, String field, String text) {
        var parts = field.split("\\.", 2);
        if (parts.length == 1) {
            document.append(field, text);
        } else if (parts[0].equals("attempts")) {
            document.append(parts[0], Arrays.asList(new Document(parts[1], text)));
        } else {
            var inner = document.get(parts[0], new Document());
            document.put(parts[0], inner.append(parts[1], text));
        }
    }

    private static String at(@Nullable Object value, String field) {
        var rest = field.split("\\.", 2);
        var found = ((Document) Objects.requireNonNull(value)).get(rest[0]);
        var one = found instanceof List<?> list ? list.getFirst() : found;
        return rest.length == 1 ? (String) Objects.requireNonNull(one) : at(one, rest[1]);
    }
}
