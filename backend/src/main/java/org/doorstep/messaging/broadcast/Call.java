package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.channel.SendResult;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One provider call of an attempt. A text or an e-mail has one; a push has one per installation,
/// and one more for each repeat.
///
/// @param device the installation, or an empty text where the channel has none
/// @param fence the fence under which it was made
/// @param startedAt when it was written down, before the call
/// @param state what is known about it
/// @param providerId the provider's name for it, or null
/// @param detail the provider's code, or why it was not called or is in doubt, or null
public record Call(
        String device,
        long fence,
        Instant startedAt,
        State state,
        @Nullable String providerId,
        @Nullable String detail) {

    /// What is known about a call.
    public enum State {
        /// It may be under way.
        OPEN,
        /// The provider has it.
        ACCEPTED,
        /// It was not made, or not processed.
        NOT_CALLED,
        /// The provider will not do it.
        REFUSED,
        /// Nobody knows.
        IN_DOUBT
    }

    /// A call about to be made.
    public static Call open(String device, long fence, Instant startedAt) {
        return new Call(device, fence, startedAt, State.OPEN, null, null);
    }

    /// Whether it may still be under way.
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /// Whether it may be made again: nobody knows, or nothing happened.
    boolean isRepeatable() {
        return state == State.IN_DOUBT || state == State.NOT_CALLED;
    }

    /// The call with what came back. Acceptance and refusal replace what was in doubt; a call that
    /// was accepted stays so.
    Call returned(SendResult result) {
        return switch (result) {
            case SendResult.Accepted(var id) -> with(State.ACCEPTED, id, null);
            case SendResult.NotCalled(var reason, var _) -> unlessKnown(State.NOT_CALLED, reason);
            case SendResult.Refused(var code, var effect) ->
                    unlessKnown(
                            effect == SendResult.RefusalEffect.HALT_SENDER
                                    ? State.NOT_CALLED
                                    : State.REFUSED,
                            code);
            case SendResult.InDoubt(var reason) ->
                    isOpen() ? with(State.IN_DOUBT, null, reason) : this;
        };
    }

    /// The call that a provider speaks of: it has it.
    Call knownToProvider(@Nullable String id) {
        return state == State.ACCEPTED && (id == null || id.equals(providerId))
                ? this
                : with(State.ACCEPTED, id, null);
    }

    /// Its provider id is emptied when the person is erased.
    Call forgotten() {
        return new Call(device, fence, startedAt, state, null, detail);
    }

    private Call unlessKnown(State next, String why) {
        return isOpen() || state == State.IN_DOUBT ? with(next, null, why) : this;
    }

    private Call with(State next, @Nullable String id, @Nullable String why) {
        return new Call(device, fence, startedAt, next, id == null ? providerId : id, why);
    }
}
