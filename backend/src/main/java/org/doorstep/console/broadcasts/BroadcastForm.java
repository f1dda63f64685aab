package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.kernel.WallTime;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What stands in the form of a broadcast, as typed. Bound by Spring from the form's fields.
///
/// @param template a template's version, `id:number`
/// @param channel channels in fall-back order; empty entries are skipped
/// @param minutes how long, in minutes, a push holds back what follows it
/// @param scheduledFor London wall clock, or empty for at once
/// @param deadline London wall clock, or empty for the usual 72 hours
/// @param sender the senders chosen, each `channel:sender`; empty entries are skipped
record BroadcastForm(
        @Nullable String title,
        @Nullable String template,
        @Nullable List<String> channel,
        @Nullable String minutes,
        @Nullable String scheduledFor,
        @Nullable String deadline,
        @Nullable List<String> sender) {

    BroadcastForm {
        title = text(title);
        template = text(template);
        channel = channel == null ? List.of("PUSH", "SMS", "EMAIL") : List.copyOf(channel);
        minutes = text(minutes).isEmpty() ? "10" : text(minutes);
        scheduledFor = text(scheduledFor);
        deadline = text(deadline);
        sender = sender == null ? List.of() : List.copyOf(sender);
    }

    /// The form as it stands for a draft that is to be changed.
    static BroadcastForm of(Broadcast draft, Wording wording) {
        var plan = draft.plan();
        return new BroadcastForm(
                plan.title(),
                plan.template().text(),
                plan.steps().stream().map(step -> step.channel().name()).toList(),
                String.valueOf(
                        plan.steps().isEmpty()
                                ? 10
                                : plan.steps().getFirst().nextAfter().toMinutes()),
                wallTime(plan.schedule(), wording),
                wording.field(plan.deadline()),
                plan.senders().entrySet().stream()
                        .map(one -> word(one.getKey().name(), one.getValue()))
                        .toList());
    }

    /// A sender as the form names it.
    static String word(String channel, String sender) {
        return channel + ":" + sender;
    }

    /// The wall clock as it was typed, also where the clocks skip it.
    private static String wallTime(@Nullable WallTime schedule, Wording wording) {
        return schedule == null ? "" : wording.field(schedule.wall());
    }

    /// The channel in that place, or empty.
    public String step(int place) {
        var all = channel == null ? List.<String>of() : channel;
        return place < all.size() ? all.get(place) : "";
    }

    /// The form as a plan, or every field that is wrong with it.
    Outcome<BroadcastPlan> read(BranchId branch, Supplier<AudienceQuery> audience) {
        var faults = new ArrayList<FieldFault>();
        if (text(title).isBlank() || text(title).strip().length() > 120) {
            faults.add(Asked.fault("title", "1 to 120 characters."));
        }
        tryTo(faults, this::version);
        tryTo(faults, audience);
        tryTo(faults, this::steps);
        tryTo(faults, this::schedule);
        tryTo(faults, this::senders);
        tryTo(faults, () -> Asked.momentOrNone("deadline", text(deadline)));
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        return Outcome.done(
                new BroadcastPlan(
                        branch,
                        text(title).strip(),
                        version(),
                        audience.get(),
                        steps(),
                        schedule(),
                        Asked.momentOrNone("deadline", text(deadline)),
                        senders()));
    }

    private Map<ChannelName, String> senders() {
        var chosen = new EnumMap<ChannelName, String>(ChannelName.class);
        for (var word : sender == null ? List.<String>of() : sender) {
            if (!word.isBlank()) {
                var parts = word.split(":", 2);
                var channel =
                        Asked.field(
                                "sender",
                                parts[0],
                                "A sender from the list.",
                                ChannelName::valueOf);
                chosen.put(channel, parts[parts.length - 1]);
            }
        }
        return chosen;
    }

    private @Nullable WallTime schedule() {
        var typed = text(scheduledFor);
        return typed.isBlank() ? null : Asked.wallTime("scheduledFor", typed);
    }

    private TemplateVersion version() {
        return Asked.field(
                "template", text(template), "A template from the list.", TemplateVersion::parse);
    }

    private List<ChannelStep> steps() {
        int wait = Asked.field("minutes", text(minutes), "Minutes, 2 to 1440.", Integer::parseInt);
        if (wait < 2 || wait > 1440) {
            throw new RefusedException(Asked.wrong("minutes", "Minutes, 2 to 1440."));
        }
        var steps =
                (channel == null ? List.<String>of() : channel)
                        .stream()
                                .filter(name -> !name.isBlank())
                                .map(name ->
                                        Asked.field(
                                                "channel",
                                                name,
                                                "A channel from the list.",
                                                ChannelName::valueOf))
                                .map(name -> new ChannelStep(name, Duration.ofMinutes(wait)))
                                .toList();
        var distinct = steps.stream().map(ChannelStep::channel).distinct().count();
        if (steps.isEmpty() || distinct < steps.size()) {
            throw new RefusedException(
                    Asked.wrong("channel", "At least one channel, and each only once."));
        }
        return steps;
    }

    private static void tryTo(List<FieldFault> faults, Supplier<?> reading) {
        try {
            var _ = reading.get();
        } catch (RefusedException wrong) {
            faults.addAll(wrong.refusal().fields());
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
