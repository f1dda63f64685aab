package org.doorstep.messaging.store;

import org.bson.Document;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.broadcast.BroadcastStore.FrozenPage;

/// A page of a frozen audience as MongoDB holds it: `_id = broadcast|page`, so that the first
/// writer wins.
@org.springframework.data.mongodb.core.mapping.Document(PageDocument.COLLECTION)
final class PageDocument {

    static final String COLLECTION = "messaging.frozenPages";

    private PageDocument() {}

    static String id(BroadcastId broadcast, int number) {
        return "%s|%06d".formatted(broadcast.value(), number);
    }

    static Document write(FrozenPage page) {
        return new Document("_id", id(page.broadcast(), page.number()))
                .append("broadcast", page.broadcast().value())
                .append("number", page.number())
                .append("people", page.people().stream().map(PageDocument::write).toList())
                .append("last", page.isLast())
                .append("written", page.written());
    }

    static FrozenPage read(Document document) {
        return new FrozenPage(
                new BroadcastId(document.getString("broadcast")),
                document.getInteger("number"),
                document.getList("people", Document.class).stream()
                        .map(PageDocument::candidate)
                        .toList(),
                document.getBoolean("last"),
                document.getBoolean("written"));
    }

    private static Document write(Candidate candidate) {
        return new Document("ref", candidate.ref().text())
                .append("person", candidate.personKey())
                .append("channels", candidate.channels().stream().map(Enum::name).toList());
    }

    private static Candidate candidate(Document document) {
        return new Candidate(
                RecipientRef.parse(document.getString("ref")),
                document.getString("person"),
                document.getList("channels", String.class).stream()
                        .map(ChannelName::valueOf)
                        .toList());
    }
}
