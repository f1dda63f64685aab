package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.SenderHalt;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Port: where broadcasts, their frozen pages and halted senders are kept. Safe for use by many
/// threads and many nodes.
public interface BroadcastStore {

    /// Adds a broadcast.
    ///
    /// @return whether there was none of that id
    boolean add(Broadcast broadcast);

    /// The broadcast of that id.
    Optional<Broadcast> find(BroadcastId id);

    /// Replaces a broadcast that is still at the version before this one.
    ///
    /// @return whether it was
    boolean replace(Broadcast next);

    /// Launched broadcasts that still have something to do, whatever their state.
    List<Broadcast> open();

    /// Takes a broadcast that is over, with every message settled, off the list of [#open()].
    void settled(BroadcastId id);

    /// The broadcasts people drafted for a branch, the newest first.
    ///
    /// @param beforeId the last id of the page before, or null
    List<Broadcast> ofBranch(BranchId branch, @Nullable String beforeId, int most);

    /// The launched broadcasts a person drafted for these branches that begin within that time.
    List<Broadcast> draftedBy(
            AccountId drafter, Collection<BranchId> branches, Instant after, Instant before);

    /// Broadcasts that are over, with every message settled, and not yet noted as such.
    List<Broadcast> unnoted(int most);

    /// Marks a broadcast that is over as noted.
    void noted(BroadcastId id);

    /// Notes what a preview counted, where the broadcast is still at that version; a change forgets
    /// it.
    void counted(BroadcastId id, long version, Counted counted);

    /// What a preview of that version counted last.
    Optional<Counted> counted(BroadcastId id, long version);

    /// What a preview counted.
    ///
    /// @param at when
    /// @param people how many are in the audience
    /// @param amounts what each channel has to send first: texts by the segment, others by the
    ///   message
    /// @param longestText the segments of the longest text message; 0 where there is none
    /// @param dearCharacters the characters that make texts longer
    record Counted(
            Instant at,
            long people,
            Map<ChannelName, Long> amounts,
            int longestText,
            List<String> dearCharacters) {

        public Counted {
            amounts = Map.copyOf(amounts);
            dearCharacters = List.copyOf(dearCharacters);
        }
    }

    /// The triggered broadcasts whose ids begin so, over or not.
    List<Broadcast> named(String beginning);

    /// Whether a broadcast that is over is marked as noted.
    boolean isNoted(BroadcastId id);

    /// The frozen page of that number, counted from 0.
    Optional<FrozenPage> page(BroadcastId id, int number);

    /// Freezes a page. The first writer wins.
    ///
    /// @return what is frozen, which may be somebody else's
    FrozenPage freeze(FrozenPage page);

    /// Notes that a page's messages are all there, so that a later run need not look again.
    void written(BroadcastId id, int number);

    /// Part of a frozen audience.
    ///
    /// @param broadcast whose
    /// @param number from 0
    /// @param people in ref order
    /// @param isLast whether the audience ends with it
    /// @param written whether its messages are all there
    record FrozenPage(
            BroadcastId broadcast,
            int number,
            List<Candidate> people,
            boolean isLast,
            boolean written) {

        public FrozenPage {
            people = List.copyOf(people);
        }
    }

    /// Senders that may not be used until somebody has looked.
    List<SenderHalt> halts();

    /// The reasons of [#halts()]: by a sender's id, or by the name of a channel where nothing may
    /// go out on it.
    default Map<String, String> haltedSenders() {
        return halts().stream().collect(Collectors.toMap(SenderHalt::key, SenderHalt::reason));
    }

    /// Halts a sender; halting it again changes nothing.
    void haltSender(String sender, String reason, Instant at);

    /// Lets a sender send again.
    void releaseSender(String sender);
}
