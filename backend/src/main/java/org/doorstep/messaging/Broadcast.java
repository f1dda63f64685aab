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
        long version) {

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
                1);
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
                version + 1);
    }

    /// The same draft one change later, filled in anew.
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
                version + 1);
    }

    /// The draft launched: the audience is to be frozen.
    public Broadcast launched(
            @Nullable AccountId by, Instant at, Instant lastStart, String hashKey) {
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
                version + 1);
    }

    /// The launched broadcast with its audience counted: it runs.
    public Broadcast counted(long people, long segments) {
        return new Broadcast(
                id,
                kind,
                plan,
                purpose,
                templateClass,
                State.RUNNING,
                drafter,
                launcher,
                launchedAt,
                deadline,
                people,
                segments,
                triedOn,
                null,
                keyId,
                version + 1);
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
                version + 1);
    }

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
