package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.security.AddressHash;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must hold in the ledger at any moment, checked on the ledger itself: after every
/// integration test, and from time to time in production. Reads only, a page of people at a time.
/// Safe for use by many threads.
///
/// I1 one message for each person of the frozen audience; I2 no address accepted twice on a
/// channel; I3 one attempt at a time; I4 no attempt long after an opt-out of its address; I5
/// nothing after the deadline or in quiet hours; I6 final states follow from attempts; I7 totals
/// sum up; I8 segments; I9 who launched it and until when stands on it, and who drafted, approved,
/// launched and stopped it in the audit trail; I10 an erased person leaves only an id.
public final class LedgerInvariants {

    private static final int PAGE = 500;

    /// How long after an opt-out a window that was read before it may still start an attempt.
    private static final Duration OPT_OUT_LAG = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final AddressClaims claims;
    private final OptOuts optOuts;
    private final OnRecord onRecord;
    private final MessageChecks checks;

    public LedgerInvariants(
            Ledger ledger,
            BroadcastStore broadcasts,
            AddressClaims claims,
            OptOuts optOuts,
            OnRecord onRecord,
            QuietHours hours) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.claims = claims;
        this.optOuts = optOuts;
        this.onRecord = onRecord;
        this.checks = new MessageChecks(hours);
    }

    /// A rule that does not hold.
    ///
    /// @param invariant `I1` to `I10`
    /// @param about the message or broadcast, by its id
    /// @param what what is wrong, in plain words
    public record Violation(String invariant, String about, String what) {}

    /// Every violation in a launched broadcast; empty when all is well. On a broadcast that is over
    /// the addresses are compared in memory, which then grows with the audience.
    public List<Violation> check(Broadcast broadcast) {
        var found = new ArrayList<Violation>();
        var over = new HashMap<String, String>();
        var messages = 0L;
        var planned = 0L;
        var segments = 0L;
        String after = null;
        List<Message> page;
        do {
            page = ledger.page(broadcast.id(), null, after, PAGE);
            for (var message : page) {
                checks.check(broadcast, message, found);
                messages++;
                planned += message.envelope().plannedSegments();
                segments += message.segmentsUsed();
            }
            checkAddresses(broadcast, page, over, found);
            checkOptOuts(page, found);
            after = page.isEmpty() ? null : page.getLast().envelope().personKey();
        } while (page.size() == PAGE);
        checkAudience(broadcast, found);
        checkSums(broadcast, new Sums(messages, planned, segments), found);
        return List.copyOf(found);
    }

    private record Sums(long messages, long planned, long segments) {}

    private void checkSums(Broadcast known, Sums seen, List<Violation> found) {
        var broadcast = broadcasts.find(known.id()).orElse(known);
        var frozen = broadcast.frozen();
        var planned = broadcast.plannedSegments();
        var id = broadcast.id().value();
        if (frozen != null && frozen != seen.messages()) {
            found.add(
                    new Violation(
                            "I1", id, seen.messages() + " messages for an audience of " + frozen));
        }
        var totals = ledger.totals(broadcast.id(), frozen, planned);
        if (totals.messages() != seen.messages()) {
            found.add(
                    new Violation(
                            "I7",
                            id,
                            "totals of " + totals.messages() + " for " + seen.messages()));
        }
        if (planned != null && planned != seen.planned()) {
            found.add(
                    new Violation("I8", id, planned + " segments planned, not " + seen.planned()));
        }
        if (broadcast.state() == Broadcast.State.DONE && totals.segmentsUsed() != seen.segments()) {
            found.add(
                    new Violation(
                            "I8", id, totals.segmentsUsed() + " segments, not " + seen.segments()));
        }
        var launched = broadcast.launchedAt() != null && broadcast.deadline() != null;
        var named = broadcast.launcher() != null || broadcast.kind() == Broadcast.Kind.TRIGGERED;
        if (!launched || !named) {
            found.add(new Violation("I9", id, "launched by nobody, or without a deadline"));
        }
        onRecord.missing(broadcast, broadcasts.isNoted(broadcast.id()))
                .forEach(what -> found.add(new Violation("I9", id, what)));
    }

    /// I1, the other way round: everybody on a frozen page has a message.
    private void checkAudience(Broadcast broadcast, List<Violation> found) {
        var number = 0;
        var page = broadcasts.page(broadcast.id(), number);
        while (page.isPresent()) {
            if (page.get().written()) {
                var missing = new HashSet<String>();
                page.get()
                        .people()
                        .forEach(one -> missing.add(Message.id(broadcast.id(), one.personKey())));
                missing.removeAll(ledger.existing(missing));
                missing.forEach(id -> found.add(new Violation("I1", id, "has no message")));
            }
            page =
                    page.get().isLast()
                            ? Optional.empty()
                            : broadcasts.page(broadcast.id(), ++number);
        }
    }

    /// I2: whoever was accepted at an address holds the claim to it; when the claims are gone, no
    /// two were.
    private void checkAddresses(
            Broadcast broadcast,
            List<Message> page,
            Map<String, String> over,
            List<Violation> found) {
        var accepted = new HashMap<String, String>();
        for (var message : page) {
            for (var attempt : message.attempts()) {
                var hash = attempt.trace().addressHash();
                if (hash != null && isAccepted(attempt)) {
                    var id = AddressClaims.id(broadcast.id(), attempt.channel(), hash);
                    var other = accepted.putIfAbsent(id, message.id());
                    add(found, "I2", message.id(), other, "same address as ");
                }
            }
        }
        if (broadcast.state().isOver()) {
            accepted.forEach((id, message) ->
                    add(found, "I2", message, over.putIfAbsent(id, message), "same address as "));
        } else {
            claims.byIds(accepted.keySet())
                    .forEach((id, held) -> {
                        var message = accepted.getOrDefault(id, "");
                        add(found, "I2", message, held.message(), "accepted where a claim has ");
                    });
        }
    }

    private static void add(
            List<Violation> found,
            String invariant,
            String message,
            @Nullable String other,
            String what) {
        if (other != null && !other.equals(message)) {
            found.add(new Violation(invariant, message, what + other));
        }
    }

    /// I4, for opt-outs that stand and were hashed under the broadcast's key.
    private void checkOptOuts(List<Message> page, List<Violation> found) {
        for (var channel : List.of(ChannelName.SMS, ChannelName.EMAIL)) {
            var hashes = new HashSet<AddressHash>();
            each(page, channel, (message, attempt, hash) -> hashes.add(hash));
            var since = optOuts.standingSince(hashes, channel);
            each(
                    page,
                    channel,
                    (message, attempt, hash) -> {
                        var at = since.get(hash);
                        if (at != null && attempt.startedAt().isAfter(at.plus(OPT_OUT_LAG))) {
                            found.add(new Violation("I4", message.id(), "opted out at " + at));
                        }
                    });
        }
    }

    /// Told about each attempt that went to an address.
    private interface Told {

        void about(Message message, Attempt attempt, AddressHash hash);
    }

    private static void each(List<Message> page, ChannelName channel, Told told) {
        for (var message : page) {
            for (var attempt : message.attempts()) {
                var hash = attempt.trace().addressHash();
                if (hash != null && attempt.channel() == channel) {
                    told.about(message, attempt, AddressHash.parse(hash));
                }
            }
        }
    }

    private static boolean isAccepted(Attempt attempt) {
        return switch (attempt.state()) {
            case SENDING, SENT, DELIVERED, UNDELIVERED -> true;
            case OPEN, AMBIGUOUS, NOT_CALLED, FAILED_UNKNOWN, FAILED -> false;
        };
    }
}
