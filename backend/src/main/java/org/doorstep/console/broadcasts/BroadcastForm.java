package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.Skill;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.security.BranchId;
import org.doorstep.territory.WardId;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// What stands in the form of a broadcast, as typed. Bound by Spring from the form's fields.
///
/// @param template a template's version, `id:number`
/// @param source the kind of audience
/// @param ward ids of wards; none means all
/// @param skill names of skills; none means any
/// @param action ids of actions, for the audience of those who have taken a place
/// @param channel channels in fall-back order; empty entries are skipped
/// @param minutes how long, in minutes, a push holds back what follows it
/// @param scheduledFor London wall clock, or empty for at once
/// @param deadline London wall clock, or empty for the usual 72 hours
record BroadcastForm(
        @Nullable String title,
        @Nullable String template,
        @Nullable String source,
        @Nullable List<String> ward,
        @Nullable List<String> skill,
        @Nullable List<String> action,
        @Nullable List<String> channel,
        @Nullable String minutes,
        @Nullable String scheduledFor,
        @Nullable String deadline) {

    static final String PEOPLE = "volunteers";
    static final String PLACES = "action-sign-ups";

    BroadcastForm {
        title = text(title);
        template = text(template);
        source = text(source).isEmpty() ? PEOPLE : text(source);
        ward = ward == null ? List.of() : List.copyOf(ward);
        skill = skill == null ? List.of() : List.copyOf(skill);
        action = action == null ? List.of() : List.copyOf(action);
        channel = channel == null ? List.of("PUSH", "SMS", "EMAIL") : List.copyOf(channel);
        minutes = text(minutes).isEmpty() ? "10" : text(minutes);
        scheduledFor = text(scheduledFor);
        deadline = text(deadline);
    }

    /// The form as it stands for a draft that is to be changed.
    static BroadcastForm of(Broadcast draft, Wording wording) {
        var plan = draft.plan();
        var filters = plan.audience().filters();
        return new BroadcastForm(
                plan.title(),
                plan.template().text(),
                plan.audience().source(),
                filters.getOrDefault("ward", List.of()),
                filters.getOrDefault("skill", List.of()),
                filters.getOrDefault("action", List.of()),
                plan.steps().stream().map(step -> step.channel().name()).toList(),
                String.valueOf(
                        plan.steps().isEmpty()
                                ? 10
                                : plan.steps().getFirst().nextAfter().toMinutes()),
                wording.field(plan.scheduledFor()),
                wording.field(plan.deadline()));
    }

    /// The channel in that place, or empty.
    public String step(int place) {
        var all = channel == null ? List.<String>of() : channel;
        return place < all.size() ? all.get(place) : "";
    }

    /// The form as a plan, or every field that is wrong with it.
    Outcome<BroadcastPlan> read(BranchId branch) {
        var faults = new ArrayList<FieldFault>();
        if (text(title).isBlank() || text(title).strip().length() > 120) {
            faults.add(Asked.fault("title", "1 to 120 characters."));
        }
        tryTo(faults, this::version);
        tryTo(faults, () -> audience(branch));
        tryTo(faults, this::steps);
        tryTo(faults, () -> Asked.momentOrNone("scheduledFor", text(scheduledFor)));
        tryTo(faults, () -> Asked.momentOrNone("deadline", text(deadline)));
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        return Outcome.done(
                new BroadcastPlan(
                        branch,
                        text(title).strip(),
                        version(),
                        audience(branch),
                        steps(),
                        Asked.momentOrNone("scheduledFor", text(scheduledFor)),
                        Asked.momentOrNone("deadline", text(deadline))));
    }

    private TemplateVersion version() {
        return Asked.field(
                "template", text(template), "A template from the list.", TemplateVersion::parse);
    }

    private AudienceQuery audience(BranchId branch) {
        var filters = new TreeMap<String, List<String>>();
        put(filters, "ward", "A ward from the list.", ward, id -> WardId.of(id).toString());
        if (text(source).equals(PLACES)) {
            put(filters, "action", "An action from the list.", action, BroadcastForm::uuid);
        } else {
            put(filters, "skill", "A skill from the list.", skill, id -> Skill.valueOf(id).name());
        }
        if (text(source).equals(PLACES)) {
            filters.remove("ward");
            if (filters.isEmpty()) {
                throw new RefusedException(Asked.wrong("action", "At least one action."));
            }
        } else if (!text(source).equals(PEOPLE)) {
            throw new RefusedException(Asked.wrong("source", "An audience from the list."));
        }
        return new AudienceQuery(text(source), branch, filters);
    }

    private static void put(
            Map<String, List<String>> filters,
            String name,
            String rule,
            @Nullable List<String> values,
            Function<String, String> reader) {
        if (values != null && !values.isEmpty()) {
            filters.put(
                    name,
                    values.stream()
                            .distinct()
                            .map(value -> Asked.field(name, value, rule, reader))
                            .toList());
        }
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

    private static String uuid(String id) {
        return UUID.fromString(id).toString();
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
