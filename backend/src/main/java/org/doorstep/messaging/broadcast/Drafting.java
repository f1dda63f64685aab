package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.SenderChoice;
import org.doorstep.messaging.audience.AudienceRules;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Versions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Writing a broadcast and changing it while it is a draft. Safe for use by many threads.
public final class Drafting {

    private static final int LONGEST_TITLE = 120;
    private static final int MOST_STEPS = 4;
    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final BroadcastStore broadcasts;
    private final Wording wording;
    private final AudienceRules audiences;
    private final Branches branches;
    private final Senders senders;
    private final AuditTrail audit;
    private final OnRecord onRecord;
    private final IdSource ids;

    public Drafting(
            BroadcastStore broadcasts,
            Wording wording,
            AudienceSources sources,
            Branches branches,
            Senders senders,
            AuditTrail audit,
            IdSource ids) {
        this.broadcasts = broadcasts;
        this.wording = wording;
        this.audiences = new AudienceRules(sources, branches);
        this.branches = branches;
        this.senders = senders;
        this.audit = audit;
        this.onRecord = new OnRecord(audit);
        this.ids = ids;
    }

    /// Writes a new draft.
    public Outcome<Broadcast> draft(BroadcastPlan plan, Actor by) {
        return draft(BroadcastId.of(ids.next()), plan, by);
    }

    /// Writes a new draft under an id given before. The same person's draft of that id that is
    /// there already is given back as it is, so that a request may be repeated after a crash.
    public Outcome<Broadcast> draft(BroadcastId id, BroadcastPlan plan, Actor by) {
        return checked(plan)
                .then(facts -> {
                    var drafted =
                            Broadcast.drafted(
                                    id,
                                    Broadcast.Kind.DRAFTED,
                                    plan,
                                    facts.purpose(),
                                    facts.templateClass(),
                                    by.account());
                    if (!broadcasts.add(drafted)) {
                        return broadcasts
                                .find(id)
                                .filter(there -> there.drafter().equals(by.account()))
                                .map(this::asItWas)
                                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
                    }
                    audit.record(OnRecord.DRAFTED, by, id.value(), Dossier.of(drafted));
                    return Outcome.done(drafted);
                });
    }

    /// The process that wrote it may have died before its entry in the audit trail.
    private Outcome<Broadcast> asItWas(Broadcast there) {
        onRecord.complete(there);
        return Outcome.done(there);
    }

    /// Changes a draft that is still at that version. What was tried before is no longer what would
    /// be sent.
    public Outcome<Broadcast> edit(Broadcast known, long version, BroadcastPlan plan, Actor by) {
        if (known.version() != version) {
            return Outcome.refused(Versions.stale());
        }
        if (known.state() != Broadcast.State.DRAFT) {
            return Outcome.refused(BroadcastProblems.notInState("only a draft can be changed"));
        }
        return checked(plan)
                .then(facts -> {
                    var next =
                            known.filledIn(
                                    plan, facts.purpose(), facts.templateClass(), by.account());
                    if (!broadcasts.replace(next)) {
                        return Outcome.refused(Versions.stale());
                    }
                    audit.record(OnRecord.EDITED, by, known.id().value(), Dossier.of(next));
                    return Outcome.done(next);
                });
    }

    private Outcome<Wording.Facts> checked(BroadcastPlan plan) {
        var faults = new ArrayList<>(audienceFaults(plan));
        faults.addAll(stepFaults(plan.steps()));
        faults.addAll(senderFaults(plan));
        var facts =
                wording.facts(plan.template())
                        .filter(one -> branches.isWithin(plan.branch(), one.branch()));
        if (facts.isEmpty()) {
            faults.add(
                    fault(
                            "template",
                            "a template of the branch",
                            "Choose a template of this branch or one above it."));
            return Outcome.refused(Refusal.ofFields(faults));
        }
        faults.addAll(wordingFaults(plan.steps(), facts.get()));
        return faults.isEmpty()
                ? Outcome.done(facts.get())
                : Outcome.refused(Refusal.ofFields(faults));
    }

    private List<FieldFault> audienceFaults(BroadcastPlan plan) {
        var faults = new ArrayList<FieldFault>();
        var title = plan.title().strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            faults.add(
                    fault(
                            "title",
                            "1 to 120 characters",
                            "Give it a title of 1 to 120 characters."));
        }
        faults.addAll(audiences.faults(plan.audience(), plan.branch()));
        return faults;
    }

    /// The senders that a branch may choose from on a channel, the nearest first.
    public List<SenderChoice> senders(BranchId branch, ChannelName channel) {
        return senders.offered(branch, channel).stream()
                .map(one ->
                        new SenderChoice(
                                one.id(), one.name(), one.quota().units(), one.quota().window()))
                .toList();
    }

    private List<FieldFault> senderFaults(BroadcastPlan plan) {
        return plan.senders().entrySet().stream()
                .filter(chosen ->
                        senders.offered(plan.branch(), chosen.getKey()).stream()
                                .noneMatch(one -> one.id().equals(chosen.getValue())))
                .map(chosen ->
                        fault(
                                "sender",
                                "a sender of the branch",
                                "Choose a sender of this branch or one above it."))
                .toList();
    }

    private static List<FieldFault> wordingFaults(List<ChannelStep> steps, Wording.Facts facts) {
        return steps.stream()
                .map(ChannelStep::channel)
                .filter(name -> name != ChannelName.SANDBOX && !facts.channels().contains(name))
                .map(name ->
                        fault(
                                "steps",
                                "a wording for every channel",
                                "The template has no wording for " + name + "."))
                .toList();
    }

    private static List<FieldFault> stepFaults(List<ChannelStep> steps) {
        var faults = new ArrayList<FieldFault>();
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            faults.add(fault("steps", "1 to 4 channels", "Choose 1 to 4 channels."));
        }
        var seen = new HashSet<ChannelName>();
        for (var step : steps) {
            if (!seen.add(step.channel())) {
                faults.add(fault("steps", "each channel once", "Name each channel once."));
            }
            if (step.nextAfter().compareTo(SHORTEST_WAIT) < 0
                    || step.nextAfter().compareTo(LONGEST_WAIT) > 0) {
                faults.add(
                        fault(
                                "steps.nextAfter",
                                "2 minutes to 24 hours",
                                "Wait 2 minutes to 24 hours."));
            }
        }
        return faults;
    }

    private static FieldFault fault(String field, String rule, String detail) {
        return new FieldFault(field, rule, detail);
    }
}
