package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.PersonOutcome;
import org.doorstep.messaging.Presence;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.audience.Absences;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of a broadcast and of each message, read from the messages themselves. Safe for use
/// by many threads.
public final class Reports {

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final AudienceSources sources;
    private final Absences absences;

    public Reports(
            Ledger ledger, BroadcastStore broadcasts, AudienceSources sources, Absences absences) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.sources = sources;
        this.absences = absences;
    }

    /// How a broadcast stands.
    public BroadcastTotals totals(Broadcast broadcast) {
        return ledger.totals(broadcast.id(), broadcast.frozen(), broadcast.plannedSegments());
    }

    /// What became of each person's message; the cursor is the last person's key.
    public Page<PersonOutcome> outcomes(
            Broadcast broadcast, @Nullable MessageState state, PageRequest request) {
        var found = ledger.page(broadcast.id(), state, request.cursor(), request.limit() + 1);
        var shown = found.subList(0, Math.min(found.size(), request.limit()));
        var next = found.size() > request.limit() ? shown.getLast().envelope().personKey() : null;
        var people = people(broadcast, shown);
        return new Page<>(shown.stream().map(one -> outcome(one, people)).toList(), next);
    }

    /// The broadcast a message belongs to.
    public Optional<Broadcast> broadcastOf(String handle) {
        return ledger.byHandle(handle)
                .map(Message::envelope)
                .map(Message.Envelope::broadcast)
                .flatMap(broadcasts::find);
    }

    /// Why that person did or did not get it.
    public Optional<PersonOutcome.Timeline> timeline(String handle) {
        return ledger.byHandle(handle)
                .flatMap(message ->
                        find(message.envelope().broadcast())
                                .map(broadcast ->
                                        new PersonOutcome.Timeline(
                                                outcome(
                                                        message,
                                                        people(broadcast, List.of(message))),
                                                Telling.of(message))));
    }

    /// The person's message in a broadcast.
    public Optional<Presence> message(Broadcast broadcast, RecipientRef ref) {
        return ledger.ofRecipient(ref, broadcast.id())
                .map(message -> new Presence.In(message.envelope().handle()));
    }

    /// The branch whose person this is, as far as the audience's sources know the person.
    public Optional<BranchId> branchOf(Broadcast broadcast, RecipientRef ref) {
        return absences.branchOf(broadcast.plan().audience(), ref);
    }

    /// Why a person without a message is outside the audience, as things stand now.
    public Presence absence(Broadcast broadcast, RecipientRef ref) {
        var query = broadcast.plan().audience();
        var person = sources.of(query).addresses(query, List.of(ref)).get(ref);
        return new Presence.Out(
                person == null ? null : person.displayName(),
                broadcast.frozen() != null,
                absences.of(query, ref));
    }

    private Optional<Broadcast> find(BroadcastId id) {
        return broadcasts.find(id);
    }

    private Map<RecipientRef, Reachable> people(Broadcast broadcast, List<Message> messages) {
        return messages.isEmpty()
                ? Map.of()
                : sources.of(broadcast.plan().audience())
                        .addresses(
                                broadcast.plan().audience(),
                                messages.stream().map(one -> one.envelope().ref()).toList());
    }

    private static PersonOutcome outcome(Message message, Map<RecipientRef, Reachable> people) {
        var envelope = message.envelope();
        var person = people.get(envelope.ref());
        var best = message.best();
        return new PersonOutcome(
                envelope.handle(),
                envelope.ref(),
                person == null ? null : person.displayName(),
                message.state(),
                message.standing().reason(),
                best == null ? message.channel() : best.channel(),
                best != null && best.sandbox());
    }
}
