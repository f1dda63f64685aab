package org.doorstep.messaging;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.approval.Approving;
import org.doorstep.messaging.approval.Clearing;
import org.doorstep.messaging.approval.Sizing;
import org.doorstep.messaging.audience.Preview;
import org.doorstep.messaging.audience.Previews;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Control;
import org.doorstep.messaging.broadcast.Drafting;
import org.doorstep.messaging.broadcast.Launching;
import org.doorstep.messaging.broadcast.Reports;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// The door to broadcasts: draft, look, try on oneself, launch, watch, stop. Every method asks
/// whether the actor may do this at the broadcast's branch; a broadcast of a branch the actor may
/// not see is answered like one that does not exist. Safe for use by many threads.
public final class Broadcasts {

    private static final String DRAFT = "draft-broadcast";
    private static final String APPROVE = "approve-broadcast";
    private static final String LAUNCH = "launch-broadcast";
    private static final String STOP = "stop-broadcast";
    private static final String OUTCOMES = "broadcast-outcomes";

    private final Permissions permissions;
    private final Branches branches;
    private final BroadcastStore store;
    private final Verbs verbs;
    private final Previews previews;

    public Broadcasts(
            Permissions permissions, Branches branches, BroadcastStore store, Verbs verbs) {
        this.permissions = permissions;
        this.branches = branches;
        this.store = store;
        this.verbs = verbs;
        this.previews = new Previews(verbs.preview());
    }

    /// What can be done with a broadcast, by subject.
    public record Verbs(
            Drafting drafting,
            Preview preview,
            Launching launching,
            Control control,
            Reports reports,
            Sizing sizing,
            Clearing clearing,
            Approving approving) {}

    /// Writes a new draft.
    public Outcome<Broadcast> draft(BroadcastPlan plan, Actor by) {
        return permissions
                .check(by, DRAFT, plan.branch())
                .then(actor -> verbs.drafting().draft(plan, actor));
    }

    /// Writes a new draft under an id given before; a repeat gives the first one back.
    public Outcome<Broadcast> draft(BroadcastId id, BroadcastPlan plan, Actor by) {
        return permissions
                .check(by, DRAFT, plan.branch())
                .then(actor -> verbs.drafting().draft(id, plan, actor));
    }

    /// Changes a draft that is still at that version.
    public Outcome<Broadcast> edit(BroadcastId id, long version, BroadcastPlan plan, Actor by) {
        return at(
                id,
                DRAFT,
                by,
                known ->
                        permissions
                                .check(by, DRAFT, plan.branch())
                                .then(actor -> verbs.drafting().edit(known, version, plan, actor)));
    }

    /// The senders that a broadcast of that branch can choose from on a channel, the nearest first.
    public List<SenderChoice> senders(BranchId branch, ChannelName channel) {
        return verbs.drafting().senders(branch, channel);
    }

    /// What it would do if it were launched now.
    public Outcome<BroadcastPreview> preview(BroadcastId id, Actor by) {
        return at(
                id, DRAFT, by, known -> Outcome.done(previewed(known, verbs.preview().of(known))));
    }

    /// The same for whoever does not want to wait longer than that: where it takes longer the count
    /// goes on, and asking again says how far it is.
    public Outcome<Counting> preview(BroadcastId id, Duration patience, Actor by) {
        return at(
                id,
                DRAFT,
                by,
                known -> {
                    var counting = previews.of(known, patience);
                    var done = counting.preview();
                    return Outcome.done(
                            done == null
                                    ? counting
                                    : new Counting(counting.soFar(), previewed(known, done)));
                });
    }

    /// Sends it to the actor alone, by the same road as to everybody; consent and quiet hours do
    /// not stand in the way of what one asks for oneself.
    ///
    /// @return the broadcast that carries it, whose outcome can be watched like any other
    public Outcome<Broadcast> sendToMyself(BroadcastId id, Actor by) {
        return at(id, DRAFT, by, known -> verbs.launching().tryOn(known, by));
    }

    /// Approves a broadcast as a second person: for the version that was looked at, and the
    /// audience as it is counted now. An edit voids it.
    public Outcome<Broadcast> approve(BroadcastId id, long version, Actor by) {
        return at(id, APPROVE, by, known -> verbs.approving().approve(known, version, by));
    }

    /// Freezes the audience and begins to send, at once or when it is scheduled for. Launching what
    /// is launched already changes nothing and gives it back. It answers at once however many
    /// people there are: a large audience is taken as its last preview counted it, and one that has
    /// grown since then beyond what it is cleared for is held before anything is sent.
    ///
    /// @return refused where it would not be through by its deadline, with `approval-needed` where
    ///   it goes to more people than its drafter may write to alone, and with
    ///   `audience-not-counted` where it is large and was not previewed in the last minutes
    public Outcome<Broadcast> launch(BroadcastId id, Actor by) {
        return at(
                id,
                LAUNCH,
                by,
                known ->
                        known.state() != Broadcast.State.DRAFT
                                ? verbs.launching().launch(known, by)
                                : verbs.clearing()
                                        .of(known, verbs.sizing().of(known))
                                        .then(cleared ->
                                                verbs.launching().launch(known, cleared, by))
                                        .map(verbs.clearing()::settled));
    }

    /// No new message starts until it is resumed.
    public Outcome<Broadcast> pause(BroadcastId id, Actor by) {
        return at(id, LAUNCH, by, known -> verbs.control().pause(id, by));
    }

    /// Goes on after a pause.
    public Outcome<Broadcast> resume(BroadcastId id, Actor by) {
        return at(id, LAUNCH, by, known -> verbs.control().resume(id, by));
    }

    /// Ends it: nothing starts any more, what is at a provider settles. A draft or one that has not
    /// begun ends `CANCELLED`, one that has begun `STOPPED`.
    public Outcome<Broadcast> stop(BroadcastId id, Actor by) {
        return at(id, STOP, by, known -> verbs.control().stop(id, by));
    }

    /// Stops everything of a branch and the branches below it.
    ///
    /// @return how many broadcasts were stopped
    public Outcome<Integer> stopEverything(BranchId branch, Actor by) {
        return permissions
                .check(by, STOP, branch)
                .map(actor -> verbs.control().stopAll(branches.idsWithin(branch), actor));
    }

    /// How many broadcasts [#stopEverything] would stop.
    public Outcome<Long> countOpen(BranchId branch, Actor by) {
        return permissions
                .check(by, STOP, branch)
                .map(actor -> {
                    var within = branches.idsWithin(branch);
                    return store.open().stream()
                            .filter(one -> within.contains(one.plan().branch()))
                            .filter(one -> !one.state().isOver())
                            .count();
                });
    }

    /// One broadcast.
    public Outcome<Broadcast> find(BroadcastId id, Actor by) {
        return at(id, DRAFT, by, Outcome::done);
    }

    /// The broadcasts of a branch that people drafted, the newest first.
    public Outcome<Page<Broadcast>> list(BranchId branch, PageRequest request, Actor by) {
        return permissions.check(by, DRAFT, branch).map(actor -> page(branch, request));
    }

    /// How it stands.
    public Outcome<BroadcastTotals> totals(BroadcastId id, Actor by) {
        return at(id, OUTCOMES, by, known -> Outcome.done(verbs.reports().totals(known)));
    }

    /// What became of each person's message, in the order of persons.
    ///
    /// @param state only messages in this state, or null for all
    public Outcome<Page<PersonOutcome>> outcomes(
            BroadcastId id, @Nullable MessageState state, PageRequest request, Actor by) {
        return at(
                id,
                OUTCOMES,
                by,
                known -> Outcome.done(verbs.reports().outcomes(known, state, request)));
    }

    /// Why this person did or did not get it.
    public Outcome<PersonOutcome.Timeline> timeline(String handle, Actor by) {
        var broadcast = verbs.reports().broadcastOf(handle);
        return broadcast.isEmpty()
                ? unknown(OUTCOMES, by)
                : at(
                        broadcast.get().id(),
                        OUTCOMES,
                        by,
                        known ->
                                verbs.reports()
                                        .timeline(handle)
                                        .map(Outcome::done)
                                        .orElseGet(() -> unknown(OUTCOMES, by)));
    }

    /// Whether a person was in its audience, and why not as things stand now. A person without a
    /// message whom the actor's branches do not have is answered like nobody.
    public Outcome<Presence> presence(BroadcastId id, RecipientRef person, Actor by) {
        return at(
                id,
                OUTCOMES,
                by,
                known ->
                        verbs.reports()
                                .message(known, person)
                                .map(Outcome::done)
                                .orElseGet(() -> absence(known, person, by)));
    }

    private Outcome<Presence> absence(Broadcast known, RecipientRef person, Actor by) {
        return verbs.reports()
                .branchOf(known, person)
                .map(home -> permissions.check(by, OUTCOMES, home))
                .orElseGet(() -> unknown(OUTCOMES, by))
                .map(actor -> verbs.reports().absence(known, person));
    }

    private BroadcastPreview previewed(Broadcast draft, BroadcastPreview preview) {
        return preview.withApproval(
                draft.clearance().approval() == null
                        && verbs.clearing().needsApproval(draft, preview.audience()));
    }

    private Page<Broadcast> page(BranchId branch, PageRequest request) {
        var found = store.ofBranch(branch, request.cursor(), request.limit() + 1);
        var shown = found.subList(0, Math.min(found.size(), request.limit()));
        return new Page<>(
                shown, found.size() > request.limit() ? shown.getLast().id().value() : null);
    }

    private <T> Outcome<T> at(
            BroadcastId id, String row, Actor by, Function<Broadcast, Outcome<T>> verb) {
        var known = store.find(id);
        return known.isEmpty()
                ? unknown(row, by)
                : permissions
                        .check(by, row, known.get().plan().branch())
                        .then(actor -> verb.apply(known.get()));
    }

    /// What does not exist is answered like what is out of reach.
    private <T> Outcome<T> unknown(String row, Actor by) {
        return Outcome.refused(
                permissions.mayAnywhere(by, row)
                        ? Refusal.notFound()
                        : permissions.refusal(by, row));
    }
}
