package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.PollingDays;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Setting a broadcast off: the rules that must hold, the deadline, the trial on oneself. Safe for
/// use by many threads.
public final class Launching {

    private static final LocalTime POLL_CLOSES = LocalTime.of(22, 0);

    private final BroadcastStore broadcasts;
    private final Changing changing;
    private final Wording wording;
    private final PollingDays pollingDays;
    private final Branches branches;
    private final Keyring keyring;
    private final AuditTrail audit;
    private final OnRecord onRecord;
    private final Times times;

    public Launching(
            BroadcastStore broadcasts,
            Wording wording,
            PollingDays pollingDays,
            Branches branches,
            Keyring keyring,
            AuditTrail audit,
            Times times) {
        this.broadcasts = broadcasts;
        this.changing = new Changing(broadcasts);
        this.wording = wording;
        this.pollingDays = pollingDays;
        this.branches = branches;
        this.keyring = keyring;
        this.audit = audit;
        this.onRecord = new OnRecord(audit);
        this.times = times;
    }

    /// The clock, the waits, and whom to tell that there is work.
    public record Times(Clock clock, BroadcastSettings settings, Runnable wake) {}

    /// Launches a draft for no more people than it is cleared for already; what is launched already
    /// is given back as it is.
    public Outcome<Broadcast> launch(Broadcast known, Actor by) {
        return launch(known, known.clearance(), by);
    }

    /// Launches a draft for no more people than it is cleared for; what is launched already is
    /// given back as it is.
    public Outcome<Broadcast> launch(Broadcast known, Broadcast.Clearance cleared, Actor by) {
        if (known.launchedAt() != null) {
            onRecord.complete(known);
            return Outcome.done(known);
        }
        if (known.state() != Broadcast.State.DRAFT) {
            return Outcome.refused(BroadcastProblems.notInState("only a draft can be launched"));
        }
        var now = London.now(times.clock());
        var deadline = deadline(known, now);
        var refusal = refusal(known, deadline, now);
        if (refusal != null) {
            return Outcome.refused(refusal);
        }
        var keyId = keyring.hashText(known.id().value()).keyId();
        var launched =
                changing.change(
                        known.id(),
                        one ->
                                one.state() == Broadcast.State.DRAFT
                                                && one.version() == known.version()
                                        ? one.launched(by.account(), now, deadline, keyId, cleared)
                                        : one);
        return launched.map(one -> told(one, known, by))
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// Sends a draft to the person alone, by the same road as to everybody.
    ///
    /// @return the broadcast that carries it
    public Outcome<Broadcast> tryOn(Broadcast known, Actor by) {
        if (known.state() != Broadcast.State.DRAFT) {
            return Outcome.refused(BroadcastProblems.notInState("only a draft can be tried"));
        }
        var now = London.now(times.clock());
        var id =
                new BroadcastId(
                        "self:" + known.id() + ":" + by.account() + ":" + now.toEpochMilli());
        var trial =
                Broadcast.drafted(
                                id,
                                Broadcast.Kind.TO_MYSELF,
                                alone(known.plan(), by),
                                known.purpose(),
                                known.templateClass(),
                                by.account())
                        .launched(
                                by.account(),
                                now,
                                now.plus(times.settings().usualDeadline()),
                                keyring.hashText(id.value()).keyId());
        broadcasts.add(trial);
        changing.change(
                known.id(), one -> one.state() == Broadcast.State.DRAFT ? one.triedOn(id) : one);
        audit.record("broadcast-tried", by, known.id().value(), null);
        audit.record(OnRecord.LAUNCHED, by, id.value(), Dossier.of(trial));
        times.wake().run();
        return Outcome.done(trial);
    }

    /// Sets a broadcast off that an occasion asks for and nobody launches; one of that id that is
    /// there already stays as it is.
    ///
    /// @return whether it was this call that set it off
    public boolean trigger(Broadcast drafted) {
        var now = London.now(times.clock());
        var launched =
                drafted.launched(
                        null,
                        now,
                        deadline(drafted, now),
                        keyring.hashText(drafted.id().value()).keyId());
        if (!broadcasts.add(launched)) {
            return false;
        }
        audit.record(OnRecord.TRIGGERED, null, launched.id().value(), Dossier.of(launched));
        times.wake().run();
        return true;
    }

    /// The plan for the drafter alone, who may be a volunteer of any branch of the party.
    private BroadcastPlan alone(BroadcastPlan plan, Actor by) {
        var lineage = branches.lineage(plan.branch());
        var party = lineage.isEmpty() ? plan.branch() : lineage.getLast().id();
        var query =
                new AudienceQuery(
                        "volunteers", party, Map.of("volunteer", List.of(by.account().toString())));
        return new BroadcastPlan(
                plan.branch(),
                plan.title(),
                plan.template(),
                query,
                plan.steps(),
                null,
                null,
                plan.senders());
    }

    /// When nothing may start any more: as given, else the usual time after the start; election
    /// material never past the close of a poll.
    public Instant deadline(Broadcast broadcast, Instant now) {
        var plan = broadcast.plan();
        var start = start(plan, now);
        var given = plan.deadline();
        var end = given == null ? start.plus(times.settings().usualDeadline()) : given;
        if (broadcast.templateClass() != TemplateClass.ELECTION_MATERIAL) {
            return end;
        }
        var day = London.at(start).toLocalDate();
        for (; !day.isAfter(London.at(end).toLocalDate()); day = day.plusDays(1)) {
            var close = day.atTime(POLL_CLOSES).atZone(London.ZONE).toInstant();
            if (pollingDays.on(plan.branch(), day) && close.isBefore(end)) {
                return close;
            }
        }
        return end;
    }

    private static Instant start(BroadcastPlan plan, Instant now) {
        return Optional.ofNullable(plan.scheduledFor()).filter(now::isBefore).orElse(now);
    }

    /// The first rule that forbids the launch, or null. How many people it may go to is not asked
    /// here.
    private @Nullable Refusal refusal(Broadcast broadcast, Instant deadline, Instant now) {
        var plan = broadcast.plan();
        var facts = wording.facts(plan.template());
        if (facts.isEmpty()) {
            return BroadcastProblems.notLaunchable(
                    "a template that exists", "Choose another template.");
        }
        if (!facts.get().approved()) {
            return BroadcastProblems.notLaunchable(
                    "a second person has approved the template's version with its class",
                    "Ask another organiser or the agent to approve the template.");
        }
        if (facts.get().imprintMissing()) {
            return BroadcastProblems.notLaunchable(
                    "election material carries an imprint",
                    "Give the template or the branch an imprint.");
        }
        if (!start(plan, now).isBefore(deadline)) {
            return BroadcastProblems.notLaunchable(
                    "the deadline lies after the start",
                    "Choose a later deadline or an earlier start.");
        }
        return null;
    }

    private Outcome<Broadcast> told(Broadcast launched, Broadcast known, Actor by) {
        if (launched.launchedAt() == null) {
            return Outcome.refused(
                    BroadcastProblems.notInState(
                            launched.version() == known.version()
                                    ? "only a draft can be launched"
                                    : "the draft was changed at the same moment"));
        }
        audit.record(OnRecord.LAUNCHED, by, launched.id().value(), Dossier.of(launched));
        times.wake().run();
        return Outcome.done(launched);
    }
}
