package org.doorstep.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep._support.TestStore;
import org.doorstep.security.Keyring;
import org.doorstep.security.KeyringForTests;
import org.doorstep.security.Sealed;
import org.doorstep.security.SealedFields;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// After a new key was brought in, everything can be sealed anew with it, in steps.
class ResealingStoreTest {

    private static final SealedFields PLACE =
            new SealedFields("things", List.of("secret", "inside.secret", "parts.secret"));

    private final MongoTemplate mongo = TestStore.fresh(ResealingDocument.class);
    private final Keyring old = KeyringForTests.of("k1");
    private final Keyring both = KeyringForTests.of("k2", "k1");
    private final Resealing resealing = new Resealing(mongo, both, List.of(PLACE));

    @Test
    void sealsEveryFieldAnewWhereverItStands() {
        mongo.getCollection("things")
                .insertOne(
                        new Document("_id", "a")
                                .append("secret", sealed("one"))
                                .append("plain", "stays")
                                .append("inside", new Document("secret", sealed("two")))
                                .append(
                                        "parts",
                                        List.of(
                                                new Document("secret", sealed("three")),
                                                new Document("other", 1),
                                                new Document("secret", sealed("four")))));
        mongo.getCollection("things").insertOne(new Document("_id", "b").append("secret", null));
        assertThat(resealing.run()).isEqualTo(4);
        var stored = mongo.getCollection("things").find(new Document("_id", "a")).first();
        assertThat(texts(java.util.Objects.requireNonNull(stored)))
                .isEqualTo(List.of("k2 one", "k2 two", "k2 three", "k2 four"));
        assertThat(stored.get("plain")).isEqualTo("stays");
        assertThat(resealing.run()).isEqualTo(0);
    }

    @Test
    void goesOnWhereABrokenRunEnded() {
        IntStream.range(0, 1_200)
                .forEach(n ->
                        mongo.getCollection("things")
                                .insertOne(
                                        new Document("_id", "%05d".formatted(n))
                                                .append("secret", sealed("text " + n))));
        assertThat(resealing.step(PLACE)).isTrue();
        // What was done stays done: the next node begins behind it.
        assertThat(ofKey("k2")).isEqualTo(500);
        assertThat(new Resealing(mongo, both, List.of(PLACE)).run()).isEqualTo(1_200);
        assertThat(ofKey("k2")).isEqualTo(1_200);
        for (var stored : mongo.getCollection("things").find()) {
            assertThat(both.open(Sealed.parse(stored.getString("secret"))))
                    .isEqualTo("text " + Integer.valueOf(stored.getString("_id")));
        }
    }

    private long ofKey(String keyId) {
        var count = 0L;
        for (var stored : mongo.getCollection("things").find()) {
            count += stored.getString("secret").startsWith(keyId + ":") ? 1 : 0;
        }
        return count;
    }

    private String sealed(String text) {
        return old.seal(text).text();
    }

    private List<String> texts(Document stored) {
        var found = new ArrayList<String>();
        found.add(text(stored));
        found.add(text(stored.get("inside", Document.class)));
        for (var part : stored.getList("parts", Document.class)) {
            if (part.containsKey("secret")) {
                found.add(text(part));
            }
        }
        return found;
    }

    private String text(Document part) {
        var sealed = Sealed.parse(part.getString("secret"));
        return sealed.keyId() + " " + both.open(sealed);
    }
}
