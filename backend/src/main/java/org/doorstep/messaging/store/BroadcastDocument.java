package org.doorstep.messaging.store;

import org.bson.Document;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;

import java.util.LinkedHashMap;
import java.util.List;

/// A broadcast as MongoDB holds it, and its indexes. `open` is true from launch until it is over
/// and every message is settled.
@org.springframework.data.mongodb.core.mapping.Document(BroadcastDocument.COLLECTION)
@CompoundIndex(name = "open", def = "{'open': 1}")
@CompoundIndex(name = "branch", def = "{'branch': 1, 'kind': 1, '_id': -1}")
final class BroadcastDocument {

    static final String COLLECTION = "messaging.broadcasts";

    private BroadcastDocument() {}

    static Document write(Broadcast broadcast) {
        var plan = broadcast.plan();
        return new Document("_id", broadcast.id().value())
                .append("kind", broadcast.kind().name())
                .append("branch", plan.branch().toString())
                .append("title", plan.title())
                .append("template", plan.template().text())
                .append("audience", write(plan.audience()))
                .append("steps", plan.steps().stream().map(MessageDocument::write).toList())
                .append("scheduledFor", plan.scheduledFor())
                .append("wantedDeadline", plan.deadline())
                .append("purpose", broadcast.purpose().name())
                .append("templateClass", broadcast.templateClass().name())
                .append("state", broadcast.state().name())
                .append("open", isOpen(broadcast))
                .append("drafter", broadcast.drafter().toString())
                .append("launcher", text(broadcast.launcher()))
                .append("launchedAt", broadcast.launchedAt())
                .append("deadline", broadcast.deadline())
                .append("frozen", broadcast.frozen())
                .append("planned", broadcast.plannedSegments())
                .append("triedOn", text(broadcast.triedOn()))
                .append("haltedBecause", broadcast.haltedBecause())
                .append("keyId", broadcast.keyId())
                .append("version", broadcast.version());
    }

    static Broadcast read(Document document) {
        var launcher = document.getString("launcher");
        var triedOn = document.getString("triedOn");
        return new Broadcast(
                new BroadcastId(document.getString("_id")),
                Broadcast.Kind.valueOf(document.getString("kind")),
                plan(document),
                Purpose.valueOf(document.getString("purpose")),
                TemplateClass.valueOf(document.getString("templateClass")),
                Broadcast.State.valueOf(document.getString("state")),
                AccountId.of(document.getString("drafter")),
                launcher == null ? null : AccountId.of(launcher),
                Fields.instantOrNull(document, "launchedAt"),
                Fields.instantOrNull(document, "deadline"),
                Fields.numberOrNull(document, "frozen"),
                Fields.numberOrNull(document, "planned"),
                triedOn == null ? null : new BroadcastId(triedOn),
                document.getString("haltedBecause"),
                document.getString("keyId"),
                Fields.number(document, "version"));
    }

    private static BroadcastPlan plan(Document document) {
        return new BroadcastPlan(
                BranchId.of(document.getString("branch")),
                document.getString("title"),
                TemplateVersion.parse(document.getString("template")),
                audience(document.get("audience", Document.class)),
                document.getList("steps", Document.class).stream()
                        .map(MessageDocument::step)
                        .toList(),
                Fields.instantOrNull(document, "scheduledFor"),
                Fields.instantOrNull(document, "wantedDeadline"));
    }

    /// Filters stand in a list: a name may hold a dot, which a field name must not.
    private static Document write(AudienceQuery query) {
        var filters =
                query.filters().entrySet().stream()
                        .map(filter ->
                                new Document("name", filter.getKey())
                                        .append("values", filter.getValue()))
                        .toList();
        return new Document("source", query.source())
                .append("branch", query.branch().toString())
                .append("filters", filters);
    }

    private static AudienceQuery audience(Document document) {
        var filters = new LinkedHashMap<String, List<String>>();
        document.getList("filters", Document.class)
                .forEach(filter ->
                        filters.put(
                                filter.getString("name"), filter.getList("values", String.class)));
        return new AudienceQuery(
                document.getString("source"), BranchId.of(document.getString("branch")), filters);
    }

    private static boolean isOpen(Broadcast broadcast) {
        return broadcast.launchedAt() != null && broadcast.state() != Broadcast.State.DONE;
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
