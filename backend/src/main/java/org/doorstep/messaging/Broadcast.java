package org.doorstep.messaging;

import org.doorstep.security.AccountId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One send of one template to one frozen audience over channels in fall-back order, as it stands
/// at this moment. Immutable, safe to share.
///
/// @param id its id
/// @param kind who set it off
/// @param plan what was filled in
/// @param purpose the consent it needs: the template's
/// @param templateClass the class of the template
/// @param state where it is on its road
/// @param drafter who filled it in last
/// @param launcher who launched it, or null before
/// @param launchedAt when, or null before
/// @param deadline after which nothing starts; null before launch where the plan names none
/// @param frozen how many people are in the frozen audience, or null before it is counted
/// @param plannedSegments the SMS segments the whole broadcast would take, as estimated when the
///   audience was frozen; null before
/// @param triedOn the broadcast that showed it to the drafter first, or null where nobody did
/// @param haltedBecause why the machine paused it, or null
/// @param keyId the key under which its addresses are hashed, or null before launch
/// @param clearance how many people it may go to, and on whose word
/// @param version counts the changes; the ETag
public record Broadcast(
        BroadcastId id,
        Kind kind,
        BroadcastPlan plan,
        Purpose purpose,
        TemplateClass templateClass,
        State state,
        AccountId drafter,
        @Nullable AccountId launcher,
        @Nullable Instant launchedAt,
        @Nullable Instant deadline,
        @Nullable Long frozen,
        @Nullable Long plannedSegments,
        @Nullable BroadcastId triedOn,
        @Nullable String haltedBecause,
        @Nullable String keyId,
        Clearance clearance,
        long version) {

    /// Why it is halted where it waits for a second person.
    public static final String AWAITS_APPROVAL =
            "more people are in it than one person may write to: a second person must approve it";

    /// Said of one that was triggered and ended with its occasion.
    public static final String OCCASION_OVER =
            "what it was about has been moved, called off or done";

    /// A new draft, at version 1.
    public static Broadcast drafted(
            BroadcastId id,
            Kind kind,
            BroadcastPlan plan,
            Purpose purpose,
            TemplateClass templateClass,
            AccountId by) {
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                State.DRAFT,
                by,
                null,
                null,
                plan.deadline(),
                null,
                null,
                null,
                null,
                null,
                Clearance.NONE,
                1);
    }

    /// Whether it ended because its occasion had, by nobody's hand.
    public boolean isWithdrawn() {
        return state.isOver() && OCCASION_OVER.equals(haltedBecause);
    }

    /// The same broadcast one change later, in another state.
    ///
    /// @param because why the machine halted it, or null
    public Broadcast in(State next, @Nullable String because) {
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                next,
                drafter,
                launcher,
                launchedAt,
                deadline,
                frozen,
                plannedSegments,
                triedOn,
                because,
                keyId,
                clearance,
                version + 1);
    }

    /// The same draft one change later, filled in anew; an approval was given for what it was.
    public Broadcast filledIn(
            BroadcastPlan next, Purpose nextPurpose, TemplateClass nextClass, AccountId by) {
        return new Broadcast(
                id,
                kind,
                next,
                nextPurpose,
                nextClass,
                state,
                by,
                launcher,
                launchedAt,
                next.deadline(),
                frozen,
                plannedSegments,
                null,
                haltedBecause,
                keyId,
                Clearance.NONE,
                version + 1);
    }

    /// The same draft one change later, tried on its drafter.
    public Broadcast triedOn(BroadcastId trial) {
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                state,
                drafter,
                launcher,
                launchedAt,
                deadline,
                frozen,
                plannedSegments,
                trial,
                haltedBecause,
                keyId,
                clearance,
                version + 1);
    }

    /// The draft launched: the audience is to be frozen.
    public Broadcast launched(
            @Nullable AccountId by, Instant at, Instant lastStart, String hashKey) {
        return launched(by, at, lastStart, hashKey, clearance);
    }

    /// The draft launched for no more people than it is cleared for.
    public Broadcast launched(
            @Nullable AccountId by,
            Instant at,
            Instant lastStart,
            String hashKey,
            Clearance cleared) {
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                State.EXPANDING,
                drafter,
                by,
                at,
                lastStart,
                null,
                null,
                triedOn,
                null,
                hashKey,
                cleared,
                version + 1);
    }

    /// The launched broadcast with its audience counted: it runs, or waits for a second person
    /// where more people are in it than it is cleared for.
    public Broadcast counted(long people, long segments) {
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                clearance.covers(people) ? State.RUNNING : State.PAUSED,
                drafter,
                launcher,
                launchedAt,
                deadline,
                people,
                segments,
                triedOn,
                clearance.covers(people) ? null : AWAITS_APPROVAL,
                keyId,
                clearance,
                version + 1);
    }

    /// The same broadcast one change later under another clearance. One that waits for a second
    /// person runs where it is covered now; one that runs waits where it no longer is.
    public Broadcast cleared(Clearance next) {
        var covered = frozen == null || next.covers(frozen);
        var nextState =
                covered && awaitsApproval()
                        ? State.RUNNING
                        : !covered && state == State.RUNNING ? State.PAUSED : state;
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                nextState,
                drafter,
                launcher,
                launchedAt,
                deadline,
                frozen,
                plannedSegments,
                triedOn,
                nextState == state ? haltedBecause : covered ? null : AWAITS_APPROVAL,
                keyId,
                next,
                version + 1);
    }

    /// Whether it is held until a second person approves it.
    public boolean awaitsApproval() {
        return state == State.PAUSED && frozen != null && !clearance.covers(frozen);
    }

    /// The paused broadcast running again, in the name of whoever resumed it.
    public Broadcast resumed(AccountId by) {
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                State.RUNNING,
                drafter,
                by,
                launchedAt,
                deadline,
                frozen,
                plannedSegments,
                triedOn,
                null,
                keyId,
                clearance,
                version + 1);
    }

    /// How many people a broadcast may go to, and on whose word.
    ///
    /// @param approval a second person's word, or null
    /// @param most the most people that may be in its frozen audience, or null for any number
    public record Clearance(@Nullable Approval approval, @Nullable Long most) {

        /// Nobody has approved it and nothing limits it.
        public static final Clearance NONE = new Clearance(null, null);

        /// Whether an audience of that size may be written to.
        public boolean covers(long people) {
            return most == null || people <= most;
        }
    }

    /// A second person's word for a broadcast as it stands: its template version, its audience and
    /// everything else in the plan.
    ///
    /// @param by never the drafter
    /// @param size how many people the audience had then
    public record Approval(AccountId by, Instant at, long size) {}

    /// Who set a broadcast off.
    public enum Kind {
        /// A person, for other people.
        DRAFTED,
        /// A person, for nobody but that person: "send to myself first".
        TO_MYSELF,
        /// An occasion, such as a shift that begins tomorrow.
        TRIGGERED
    }

    /// Where a broadcast is on its road.
    public enum State {
        /// Being written; nobody gets anything.
        DRAFT,
        /// Launched; the audience is being frozen and nothing is sent yet.
        EXPANDING,
        /// Messages go out.
        RUNNING,
        /// No new message starts; it can be resumed.
        PAUSED,
        /// Ended by a person while it ran.
        STOPPED,
        /// Ended by a person before anything went out.
        CANCELLED,
        /// Every message has a final state.
        DONE;

        /// Whether nothing will start in it any more.
        public boolean isOver() {
            return this == STOPPED || this == CANCELLED || this == DONE;
        }
    }
}
