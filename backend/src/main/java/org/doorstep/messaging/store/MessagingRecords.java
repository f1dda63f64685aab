package org.doorstep.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.broadcast.MergeValues;
import org.doorstep.security.Keyring;
import org.doorstep.security.PersonalRecords;
import org.doorstep.security.PersonalSection;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// What messaging keeps of a person: every consent with its history, opt-outs of their addresses,
/// every message with its attempts, and texts of theirs that wait for a reader. What is encrypted
/// in the store is opened here.
public final class MessagingRecords implements PersonalRecords {

    private static final Set<String> NOT_OF_THE_PERSON =
            Set.of("rev", "fence", "token", "addressHash", "textHash", "number", "to");

    private final MongoTemplate mongo;
    private final Consents consents;
    private final Keyring keyring;

    public MessagingRecords(MongoTemplate mongo, Consents consents, Keyring keyring) {
        this.mongo = mongo;
        this.consents = consents;
        this.keyring = keyring;
    }

    @Override
    public String room() {
        return "Messages and consent";
    }

    @Override
    public Set<String> collections() {
        return Set.of(
                "messaging.consents",
                "messaging.optouts",
                "messaging.messages",
                "messaging.unclear_replies",
                "messaging.sandbox_outbox");
    }

    @Override
    public List<PersonalSection> of(Subject subject) {
        var ref = new RecipientRef.VolunteerRef(subject.person().value());
        var found = new ArrayList<PersonalSection>();
        found.addAll(PersonalSection.ofStored("Consents", consentsOf(ref), Set.of()));
        found.addAll(section("Opt-outs", "messaging.optouts", "_id", optOutIds(subject)));
        found.addAll(section("Messages", "messaging.messages", "ref", List.of(ref.text())));
        found.addAll(
                section(
                        "Texts that wait for a reader",
                        "messaging.unclear_replies",
                        "number",
                        hashes(subject)));
        found.addAll(
                section(
                        "Outbox of the sandbox",
                        "messaging.sandbox_outbox",
                        "to",
                        hashes(subject)));
        return found;
    }

    private List<Document> consentsOf(RecipientRef who) {
        var ids =
                Stream.of(ChannelName.values())
                        .flatMap(channel ->
                                Stream.of(Purpose.values())
                                        .filter(purpose ->
                                                !consents.history(who, channel, purpose).isEmpty())
                                        .map(purpose -> who.text() + "|" + channel + "|" + purpose))
                        .toList();
        return mongo.find(query(where("_id").in(ids)), Document.class, "messaging.consents");
    }

    private List<String> hashes(Subject subject) {
        return subject.contactPoints().stream()
                .flatMap(address -> keyring.hashUnderEveryKey(address).stream())
                .map(hash -> hash.text())
                .toList();
    }

    private List<String> optOutIds(Subject subject) {
        return hashes(subject).stream()
                .flatMap(hash ->
                        Stream.of(ChannelName.values()).map(channel -> channel + "|" + hash))
                .toList();
    }

    private List<PersonalSection> section(
            String title, String collection, String field, List<String> values) {
        var documents = mongo.find(query(where(field).in(values)), Document.class, collection);
        documents.forEach(this::open);
        return PersonalSection.ofStored(title, documents, NOT_OF_THE_PERSON);
    }

    private void open(Document document) {
        document.replaceAll((name, value) -> opened(name, value));
    }

    private @Nullable Object opened(String name, @Nullable Object value) {
        return switch (value) {
            case Document nested -> {
                open(nested);
                yield nested;
            }
            case List<?> several ->
                    several.stream()
                            .map(one -> opened(name, one))
                            .filter(Objects::nonNull)
                            .toList();
            case String sealed when name.equals("mergeValues") ->
                    new Document(MergeValues.open(keyring, sealed));
            case String sealed when Set.of("body", "subject", "text").contains(name) ->
                    keyring.open(Sealed.parse(sealed));
            case null, default -> value;
        };
    }
}
