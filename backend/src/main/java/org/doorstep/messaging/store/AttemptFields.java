package org.doorstep.messaging.store;

import org.bson.Document;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.Call;
import org.doorstep.messaging.channel.ProviderEvent;

/// An attempt as it stands inside its message.
final class AttemptFields {

    private AttemptFields() {}

    static Document write(Attempt attempt) {
        var trace = attempt.trace();
        var learnt = attempt.learnt();
        var status = learnt.status();
        var conflict = learnt.conflict();
        return new Document("n", attempt.n())
                .append("step", attempt.step())
                .append("channel", attempt.channel().name())
                .append("sandbox", attempt.sandbox())
                .append("follows", attempt.follows().name())
                .append("fence", attempt.fence())
                .append("startedAt", attempt.startedAt())
                .append("expiry", attempt.expiry())
                .append("state", attempt.state().name())
                .append("addressHash", trace.addressHash())
                .append("textHash", trace.textHash())
                .append("mergeValues", trace.mergeValues())
                .append("language", trace.language().name())
                .append("segments", trace.segments())
                .append("calls", attempt.calls().stream().map(AttemptFields::write).toList())
                .append("closedAt", learnt.closedAt())
                .append("code", learnt.code())
                .append("status", status == null ? null : status.name())
                .append("raw", learnt.raw())
                .append("acknowledgedAt", learnt.acknowledgedAt())
                .append("late", learnt.late())
                .append("conflict", conflict == null ? null : conflict.name());
    }

    static Attempt read(Document document) {
        return new Attempt(
                document.getInteger("n"),
                document.getInteger("step"),
                ChannelName.valueOf(document.getString("channel")),
                document.getBoolean("sandbox", false),
                Attempt.Follows.valueOf(document.getString("follows")),
                Fields.number(document, "fence"),
                Fields.instant(document, "startedAt"),
                Fields.instant(document, "expiry"),
                AttemptState.valueOf(document.getString("state")),
                new Attempt.Trace(
                        document.getString("addressHash"),
                        document.getString("textHash"),
                        document.getString("mergeValues"),
                        Language.valueOf(document.getString("language")),
                        document.getInteger("segments")),
                document.getList("calls", Document.class).stream()
                        .map(AttemptFields::call)
                        .toList(),
                learnt(document));
    }

    static Document write(Call call) {
        return new Document("device", call.device())
                .append("fence", call.fence())
                .append("startedAt", call.startedAt())
                .append("state", call.state().name())
                .append("providerId", call.providerId())
                .append("detail", call.detail());
    }

    private static Call call(Document document) {
        return new Call(
                document.getString("device"),
                Fields.number(document, "fence"),
                Fields.instant(document, "startedAt"),
                Call.State.valueOf(document.getString("state")),
                document.getString("providerId"),
                document.getString("detail"));
    }

    private static Attempt.Learnt learnt(Document document) {
        return new Attempt.Learnt(
                Fields.instantOrNull(document, "closedAt"),
                document.getString("code"),
                Fields.enumOrNull(ProviderEvent.Status.class, document, "status"),
                document.getString("raw"),
                Fields.instantOrNull(document, "acknowledgedAt"),
                document.getBoolean("late", false),
                Fields.enumOrNull(AttemptState.class, document, "conflict"));
    }
}
