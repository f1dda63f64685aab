package org.doorstep.messaging.broadcast;

/// What is known about one attempt, in rising rank. Evidence only ever raises it.
public enum AttemptState {
    /// Written down; the call may be under way.
    OPEN(0),
    /// The call ended without saying whether the provider has it.
    AMBIGUOUS(1),
    /// No call was made, the provider did not process it, or its absence is proven.
    NOT_CALLED(2),
    /// The provider has it; evidence is awaited.
    SENDING(3),
    /// It will stay unknown whether the provider ever had it.
    FAILED_UNKNOWN(4),
    /// Handed over, and no evidence came by the horizon.
    SENT(5),
    /// It arrived, or the app has shown it.
    DELIVERED(6),
    /// The provider finally could not deliver it.
    UNDELIVERED(6),
    /// The provider refused it.
    FAILED(6);

    private final int rank;

    AttemptState(int rank) {
        this.rank = rank;
    }

    /// Whether this says more than the other.
    public boolean above(AttemptState other) {
        return rank > other.rank;
    }

    /// Whether nothing can be learnt any more: the first to come stays.
    public boolean isLast() {
        return rank == 6;
    }

    /// Whether the person may have been reached by an attempt in this state.
    public boolean mayHaveReached() {
        return this != NOT_CALLED && this != UNDELIVERED && this != FAILED;
    }
}
