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
                document.getList("people", Object.class).stream()
                        .map(PageDocument::candidate)
                        .toList(),
                document.getBoolean("last"),
                document.getBoolean("written"));
    }

    /// Most people have no order of channels of their own: then a text says it all, in a third of
    /// the space. It is the ref, followed by `|` and the key where that is not the record's own id.
    private static Object write(Candidate candidate) {
        var ref = candidate.ref().text();
        if (candidate.channels().isEmpty()) {
            return candidate.personKey().equals(candidate.ref().id().toString())
                    ? ref
                    : ref + "|" + candidate.personKey();
        }
        return new Document("ref", ref)
                .append("person", candidate.personKey())
                .append("channels", candidate.channels().stream().map(Enum::name).toList());
    }

    private static Candidate candidate(Object stored) {
        if (stored instanceof Document document) {
            return new Candidate(
                    RecipientRef.parse(document.getString("ref")),
                    document.getString("person"),
                    document.getList("channels", String.class).stream()
                            .map(ChannelName::valueOf)
                            .toList());
        }
        var text = stored.toString();
        var bar = text.indexOf('|');
        var ref = RecipientRef.parse(bar < 0 ? text : text.substring(0, bar));
        return new Candidate(ref, bar < 0 ? ref.id().toString() : text.substring(bar + 1));
    }
}
