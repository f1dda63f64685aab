package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.RecipientRef;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Port: where messages are kept. Everything comes and goes by the batch; every write but the claim
/// is filtered by what was read. Safe for use by many threads and many nodes.
public interface Ledger {

    /// Adds messages; those that are there already stay as they are.
    ///
    /// @return how many were new
    int add(Collection<Message> messages);

    /// Takes due messages in hand: finds them, takes those still `READY` in one update with the
    /// token, the lease's end and fence + 1, and reads back what was won.
    List<Message> claim(Wanted wanted, String token, Instant leaseUntil);

    /// What a claim looks for.
    ///
    /// @param broadcast a running broadcast
    /// @param channel the channel of the next step
    /// @param dueBy due at or before this
    /// @param most the most messages
    record Wanted(BroadcastId broadcast, ChannelName channel, Instant dueBy, int most) {}

    /// Writes down calls that are about to be made: those calls of each message that are open under
    /// its fence. Filtered by id, `CLAIMED`, token and fence, and stored by a majority when this
    /// returns.
    ///
    /// @return the messages whose calls are written down; nobody else may be called
    List<Message> open(List<Message> withOpenCalls, String token);

    /// Writes messages that were changed after they were read, each filtered by the revision it was
    /// read at.
    ///
    /// @return the ids of those that somebody else changed first
    Set<String> replace(Collection<Change> changes);

    /// A message as it was read and as it is to be.
    record Change(Message before, Message after) {}

    /// The messages of these ids, those that exist.
    List<Message> byIds(Collection<String> ids);

    /// Which of these ids there are messages of.
    Set<String> existing(Collection<String> ids);

    /// The message of that handle.
    Optional<Message> byHandle(String handle);

    /// Messages in a state that the clock has to look at.
    List<Message> due(MessageState state, Instant dueBy, int most);

    /// Messages of one broadcast in a state.
    List<Message> inState(BroadcastId broadcast, MessageState state, int most);

    /// Whether a broadcast has messages that are not final.
    boolean hasUnsettled(BroadcastId broadcast);

    /// The messages of a broadcast in the order of persons.
    ///
    /// @param after the person key to go on after, or null from the start
    /// @param state only this state, or null for all
    List<Message> page(
            BroadcastId broadcast, @Nullable MessageState state, @Nullable String after, int most);

    /// The messages of a person, the newest first.
    ///
    /// @param before only those frozen before this, or null
    List<Message> ofRecipient(RecipientRef ref, @Nullable Instant before, int most);

    /// The message of a person in one broadcast.
    Optional<Message> ofRecipient(RecipientRef ref, BroadcastId broadcast);

    /// How a broadcast stands, in one aggregation.
    BroadcastTotals totals(BroadcastId broadcast, @Nullable Long frozen, @Nullable Long planned);

    /// How large a broadcast is, in one aggregation.
    Size size(BroadcastId broadcast);

    /// How large a broadcast is.
    ///
    /// @param messages its messages
    /// @param plannedSegments the sum of their planned segments
    record Size(long messages, long plannedSegments) {}

    /// Which of these provider ids belong to a call of some attempt.
    Set<String> knownProviderIds(Collection<String> providerIds);
}
