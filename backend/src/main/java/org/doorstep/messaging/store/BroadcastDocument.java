package org.doorstep.messaging.store;

import org.bson.Document;
import org.doorstep.kernel.WallTime;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/// A broadcast as MongoDB holds it, and its indexes. `open` is true from launch until it is over
/// and every message is settled.
@org.springframework.data.mongodb.core.mapping.Document(BroadcastDocument.COLLECTION)
@CompoundIndex(name = "drafter", def = "{'drafter': 1, 'startsAt': 1}")
@CompoundIndex(name = "noted", def = "{'noted': 1, 'open': 1}")
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
                .append("audience", AudienceFields.write(plan.audience()))
                .append("steps", plan.steps().stream().map(MessageDocument::write).toList())
                .append("scheduledFor", plan.scheduledFor())
                .append("scheduledWall", wall(plan.schedule()))
                .append("wantedDeadline", plan.deadline())
                .append("senders", senders(plan))
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
                .append("most", broadcast.clearance().most())
                .append("approval", write(broadcast.clearance().approval()))
                .append("startsAt", startsAt(broadcast))
                .append("noted", broadcast.launchedAt() == null ? null : false)
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
                clearance(document),
                Fields.number(document, "version"));
    }

    private static BroadcastPlan plan(Document document) {
        return new BroadcastPlan(
                BranchId.of(document.getString("branch")),
                document.getString("title"),
                TemplateVersion.parse(document.getString("template")),
                AudienceFields.read(document.get("audience", Document.class)),
                document.getList("steps", Document.class).stream()
                        .map(MessageDocument::step)
                        .toList(),
                schedule(document),
                Fields.instantOrNull(document, "wantedDeadline"),
                senders(document));
    }

    private static Document senders(BroadcastPlan plan) {
        var senders = new Document();
        plan.senders().forEach((channel, sender) -> senders.append(channel.name(), sender));
        return senders;
    }

    private static Map<ChannelName, String> senders(Document document) {
        var senders = new EnumMap<ChannelName, String>(ChannelName.class);
        document.get("senders", new Document())
                .forEach((channel, sender) ->
                        senders.put(ChannelName.valueOf(channel), sender.toString()));
        return senders;
    }

    private static @Nullable Document wall(@Nullable WallTime schedule) {
        return schedule == null
                ? null
                : new Document("wall", schedule.wall().toString())
                        .append("zone", schedule.zone().getId());
    }

    private static @Nullable WallTime schedule(Document document) {
        var at = Fields.instantOrNull(document, "scheduledFor");
        var wall = document.get("scheduledWall", Document.class);
        if (at == null || wall == null) {
            return at == null ? null : WallTime.inLondon(at);
        }
        return new WallTime(
                LocalDateTime.parse(wall.getString("wall")), ZoneId.of(wall.getString("zone")), at);
    }

    private static @Nullable Document write(Broadcast.@Nullable Approval approval) {
        return approval == null
                ? null
                : new Document("by", approval.by().toString())
                        .append("at", approval.at())
                        .append("size", approval.size());
    }

    private static Broadcast.Clearance clearance(Document document) {
        var approval = document.get("approval", Document.class);
        return new Broadcast.Clearance(
                approval == null
                        ? null
                        : new Broadcast.Approval(
                                AccountId.of(approval.getString("by")),
                                Fields.instant(approval, "at"),
                                Fields.number(approval, "size")),
                Fields.numberOrNull(document, "most"));
    }

    /// When sending begins, once it is launched.
    private static @Nullable Instant startsAt(Broadcast broadcast) {
        var launched = broadcast.launchedAt();
        var scheduled = broadcast.plan().scheduledFor();
        return launched == null || scheduled == null || scheduled.isBefore(launched)
                ? launched
                : scheduled;
    }

    private static boolean isOpen(Broadcast broadcast) {
        return broadcast.launchedAt() != null && broadcast.state() != Broadcast.State.DONE;
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
