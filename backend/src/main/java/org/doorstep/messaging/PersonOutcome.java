package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What became of one person's message in a broadcast.
///
/// @param handle the name of the message outside the ledger; asks for its timeline
/// @param ref whom it is for
/// @param name how the person is named, or null where the source no longer knows the person
/// @param state where it stands
/// @param reason why, in plain words, or null where the state says it all
/// @param channel the channel of the latest attempt, or the next one, or null
/// @param sandbox whether that attempt went to the sandbox
public record PersonOutcome(
        String handle,
        RecipientRef ref,
        @Nullable String name,
        MessageState state,
        @Nullable String reason,
        @Nullable ChannelName channel,
        boolean sandbox) {

    /// Why somebody did or did not get a message: what happened, in order, in plain words.
    ///
    /// @param outcome where it stands
    /// @param entries the steps, the oldest first
    public record Timeline(PersonOutcome outcome, List<Entry> entries) {

        public Timeline {
            entries = List.copyOf(entries);
        }
    }

    /// One thing that happened.
    ///
    /// @param at when
    /// @param code the stable name of the sentence
    /// @param values what stands in it, in order, an empty text where there is nothing
    /// @param what the sentence in plain English, without contact points
    public record Entry(Instant at, String code, List<String> values, String what) {

        public Entry {
            values = List.copyOf(values);
        }
    }
}
