package org.doorstep.messaging.store;

import org.bson.Document;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.broadcast.Message;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.CompoundIndexes;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A message as MongoDB holds it, and its indexes.
///
/// It is mapped by hand: the ledger writes hundreds of thousands of these, reads back exactly what
/// it wrote, and names single fields in its updates. Beside the message itself stand a few values
/// derived from it in the same write (`reached`, `sandbox`, `segments`, `twice`, `late`), so that
/// totals are one `$group`.
@org.springframework.data.mongodb.core.mapping.Document(MessageDocument.COLLECTION)
@CompoundIndexes({
    @CompoundIndex(name = "claim", def = "{'broadcast': 1, 'state': 1, 'channel': 1, 'due': 1}"),
    @CompoundIndex(name = "due", def = "{'state': 1, 'due': 1}"),
    @CompoundIndex(name = "handle", def = "{'handle': 1}", unique = true),
    @CompoundIndex(name = "recipient", def = "{'ref': 1, 'createdAt': -1}"),
    @CompoundIndex(name = "provider", def = "{'attempts.calls.providerId': 1}")
})
final class MessageDocument {

    static final String COLLECTION = "messaging.messages";

    private static final String ATTEMPTS = "attempts";

    private MessageDocument() {}

    static Document write(Message message) {
        var envelope = message.envelope();
        var document =
                new Document("_id", message.id())
                        .append("broadcast", envelope.broadcast().value())
                        .append("person", envelope.personKey())
                        .append("handle", envelope.handle())
                        .append("ref", envelope.ref().text())
                        .append(
                                "steps",
                                envelope.steps().stream().map(MessageDocument::write).toList())
                        .append("deadline", envelope.deadline())
                        .append("planned", envelope.plannedSegments())
                        .append("createdAt", envelope.createdAt());
        return withStanding(document, message);
    }

    /// What has changed, by the path of each field: the server works through fewer, and its journal
    /// stays short. The envelope never changes.
    static Document change(Message before, Message after) {
        var old = withStanding(new Document(), before);
        var changes = new Document();
        for (var field : withStanding(new Document(), after).entrySet()) {
            if (Objects.equals(old.get(field.getKey()), field.getValue())) {
                continue;
            }
            if (field.getKey().equals(ATTEMPTS)
                    && before.attempts().size() == after.attempts().size()) {
                changeAttempts(before, after, changes);
            } else {
                changes.append(field.getKey(), field.getValue());
            }
        }
        return changes;
    }

    private static void changeAttempts(Message before, Message after, Document changes) {
        for (var i = 0; i < after.attempts().size(); i++) {
            var old = AttemptFields.write(before.attempts().get(i));
            for (var field : AttemptFields.write(after.attempts().get(i)).entrySet()) {
                if (!Objects.equals(old.get(field.getKey()), field.getValue())) {
                    changes.append(ATTEMPTS + "." + i + "." + field.getKey(), field.getValue());
                }
            }
        }
    }

    private static Document withStanding(Document document, Message message) {
        var standing = message.standing();
        document.append("state", standing.state().name())
                .append("step", standing.step())
                .append("channel", message.channel().name())
                .append("due", standing.dueAt())
                .append("reason", standing.reason())
                .append("token", standing.token())
                .append("fence", standing.fence())
                .append("behind", standing.behind())
                .append(ATTEMPTS, message.attempts().stream().map(AttemptFields::write).toList())
                .append("skips", message.skips().stream().map(MessageDocument::write).toList())
                .append("moved", message.movedFrom().stream().map(Enum::name).sorted().toList())
                .append("forgotten", message.forgotten())
                .append("rev", message.revision());
        return withDerived(document, message);
    }

    static Message read(Document document) {
        return new Message(
                envelope(document),
                new Message.Standing(
                        MessageState.valueOf(document.getString("state")),
                        document.getInteger("step"),
                        Fields.instantOrNull(document, "due"),
                        document.getString("reason"),
                        document.getString("token"),
                        Fields.number(document, "fence"),
                        document.getString("behind")),
                document.getList(ATTEMPTS, Document.class).stream()
                        .map(AttemptFields::read)
                        .toList(),
                document.getList("skips", Document.class).stream()
                        .map(MessageDocument::skip)
                        .toList(),
                moved(document),
                document.getBoolean("forgotten", false),
                Fields.number(document, "rev"));
    }

    private static Message.Envelope envelope(Document document) {
        return new Message.Envelope(
                new BroadcastId(document.getString("broadcast")),
                document.getString("person"),
                document.getString("handle"),
                RecipientRef.parse(document.getString("ref")),
                document.getList("steps", Document.class).stream()
                        .map(MessageDocument::step)
                        .toList(),
                Fields.instant(document, "deadline"),
                document.getInteger("planned"),
                Fields.instant(document, "createdAt"));
    }

    private static Set<MessageState> moved(Document document) {
        var states = EnumSet.noneOf(MessageState.class);
        document.getList("moved", String.class, List.of())
                .forEach(name -> states.add(MessageState.valueOf(name)));
        return states;
    }

    /// What follows from the attempts, as it stands beside them.
    static Document derived(Message message) {
        return withDerived(new Document(), message);
    }

    private static Document withDerived(Document document, Message message) {
        var best = message.best();
        var late = message.attempts().stream().filter(one -> one.learnt().late()).count();
        return document.append("reached", best == null ? null : best.channel().name())
                .append("sandbox", best != null && best.sandbox())
                .append("segments", message.segmentsUsed())
                .append("twice", message.isShownTwice() ? 1 : 0)
                .append("late", (int) late);
    }

    static Document write(ChannelStep step) {
        return new Document("channel", step.channel().name())
                .append("nextAfter", step.nextAfter().toMillis());
    }

    static ChannelStep step(Document document) {
        return new ChannelStep(
                ChannelName.valueOf(document.getString("channel")),
                Duration.ofMillis(Fields.number(document, "nextAfter")));
    }

    private static Document write(Message.Skip skip) {
        return new Document("step", skip.step())
                .append("reason", skip.reason())
                .append("missing", skip.missing())
                .append("at", skip.at());
    }

    private static Message.Skip skip(Document document) {
        return new Message.Skip(
                document.getInteger("step"),
                document.getString("reason"),
                document.getBoolean("missing", false),
                Fields.instant(document, "at"));
    }
}
