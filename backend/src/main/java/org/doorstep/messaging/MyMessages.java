package org.doorstep.messaging;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Evidence;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.MergeValues;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A person's own messages, for the phone. Safe for use by many threads.
public final class MyMessages {

    private static final String USUAL_SUBJECT = "Message from your branch";

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final Evidence evidence;
    private final Wording wording;
    private final Keyring keyring;

    public MyMessages(
            Ledger ledger,
            BroadcastStore broadcasts,
            Evidence evidence,
            Wording wording,
            Keyring keyring) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.evidence = evidence;
        this.wording = wording;
        this.keyring = keyring;
    }

    /// What was sent to this person, the newest first. A page may be shorter than asked for, as
    /// messages that never went out are left out.
    public Page<MyMessage> list(RecipientRef of, PageRequest request) {
        var found = ledger.ofRecipient(of, before(request.cursor()), request.limit());
        var known = new HashMap<BroadcastId, Optional<Broadcast>>();
        var shown = new ArrayList<MyMessage>();
        for (var message : found) {
            var broadcast = known.computeIfAbsent(message.envelope().broadcast(), broadcasts::find);
            broadcast.flatMap(one -> shown(one, message)).ifPresent(shown::add);
        }
        var next =
                found.size() < request.limit()
                        ? null
                        : Long.toString(found.getLast().envelope().createdAt().toEpochMilli());
        return new Page<>(shown, next);
    }

    /// One of them; refused as not found where it is somebody else's.
    public Outcome<MyMessage> find(RecipientRef of, String handle) {
        return ledger.byHandle(handle)
                .filter(message -> message.envelope().ref().equals(of))
                .flatMap(message ->
                        broadcasts
                                .find(message.envelope().broadcast())
                                .flatMap(broadcast -> shown(broadcast, message)))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// The app has shown it. May come any number of times.
    public Outcome<MyMessage> received(RecipientRef by, String handle) {
        return evidence.acknowledged(handle, by)
                ? find(by, handle)
                : Outcome.refused(Refusal.notFound());
    }

    /// Forgets a person whose record is gone: merge values, hashes and provider ids of finished
    /// attempts at once, those of open ones when they close. What remains is an id without an
    /// owner. Doing it again changes nothing.
    public void forget(RecipientRef person) {
        evidence.forget(person);
    }

    private Optional<MyMessage> shown(Broadcast broadcast, Message message) {
        return message.attempts().reversed().stream()
                .filter(attempt -> attempt.state().mayHaveReached())
                .filter(attempt -> attempt.trace().mergeValues() != null)
                .findFirst()
                .map(attempt -> shown(broadcast, message, attempt));
    }

    private MyMessage shown(Broadcast broadcast, Message message, Attempt attempt) {
        var values =
                MergeValues.open(keyring, Objects.requireNonNull(attempt.trace().mergeValues()));
        var text =
                wording.render(
                        broadcast.plan().template(),
                        broadcast.plan().branch(),
                        attempt.channel(),
                        attempt.trace().language(),
                        Map.copyOf(values));
        return new MyMessage(
                message.envelope().handle(),
                text.subject().isEmpty() ? USUAL_SUBJECT : text.subject(),
                text.body(),
                message.attempts().stream()
                        .map(tried -> tried.sandbox() ? ChannelName.SANDBOX : tried.channel())
                        .distinct()
                        .toList(),
                text.imprint().isEmpty() ? null : text.imprint(),
                message.attempts().getFirst().startedAt(),
                receivedAt(message));
    }

    private static @Nullable Instant receivedAt(Message message) {
        for (var attempt : message.attempts()) {
            if (attempt.learnt().acknowledgedAt() != null) {
                return attempt.learnt().acknowledgedAt();
            }
        }
        return null;
    }

    /// A cursor that is not one of ours begins at the start.
    private static @Nullable Instant before(@Nullable String cursor) {
        return cursor == null || !cursor.matches("[0-9]{1,15}")
                ? null
                : Instant.ofEpochMilli(Long.parseLong(cursor));
    }
}
