package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Which status callbacks follow a text by themselves, and how badly. Later ones, and those that
/// never come by themselves, are sent by hand: [TwilioServer#callback].
///
/// @param statuses in the order in which they are posted
/// @param errorCode `ErrorCode` of an `undelivered` or `failed`; null for none
/// @param copies how often each is posted, 1 or more
/// @param beforeAnswer whether all of them arrive before the caller has its own answer
public record CallbackPlan(
        List<String> statuses, @Nullable Integer errorCode, int copies, boolean beforeAnswer) {

    /// None by themselves.
    public static CallbackPlan never() {
        return of();
    }

    /// `sent`, then `delivered`.
    public static CallbackPlan delivered() {
        return of("sent", "delivered");
    }

    /// `sent`, then `undelivered` with a code such as 30003.
    public static CallbackPlan undelivered(int errorCode) {
        return new CallbackPlan(List.of("sent", "undelivered"), errorCode, 1, false);
    }

    /// These, in this order.
    public static CallbackPlan of(String... statuses) {
        return new CallbackPlan(List.of(statuses), null, 1, false);
    }

    /// The same, each so many times.
    public CallbackPlan times(int copies) {
        return new CallbackPlan(statuses, errorCode, copies, beforeAnswer);
    }

    /// The same, backwards.
    public CallbackPlan reversed() {
        return new CallbackPlan(statuses.reversed(), errorCode, copies, beforeAnswer);
    }

    /// The same in an order that the seed decides.
    public CallbackPlan shuffled(long seed) {
        List<String> mixed = new ArrayList<>(statuses);
        Collections.shuffle(mixed, new Random(seed));
        return new CallbackPlan(List.copyOf(mixed), errorCode, copies, beforeAnswer);
    }

    /// The same, overtaking the answer.
    public CallbackPlan overtakingTheAnswer() {
        return new CallbackPlan(statuses, errorCode, copies, true);
    }
}
