package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Folding;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Lesson;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.channel.TextLookUp;
import org.doorstep.messaging.channel.TextLookUp.FoundText;
import org.doorstep.messaging.channel.TextLookUp.LookedUp;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Ends doubt. A text is looked up at the provider: found with our words it was accepted; found
/// with other words nothing is proven; twice not found, far enough apart by monotonic time on this
/// node, it is absent and may be sent again. What cannot be settled stays unknown for good at the
/// end of doubt. Two resolvers, or a callback in between, do no harm. Safe for use by many threads.
public final class Resolver {

    private static final Logger LOG = System.getLogger(Resolver.class.getName());
    private static final int BATCH = 100;
    private static final Duration BEFORE = Duration.ofMinutes(1);
    private static final Duration AFTER = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final AudienceSources sources;
    private final Settling settling;
    private final Keyring keyring;
    private final @Nullable TextLookUp lookUp;
    private final Dispatching.Time time;
    private final Folding folding;

    /// When this node first found an attempt missing, by the ticker. A restart begins again.
    private final Map<String, Long> firstMissing = new ConcurrentHashMap<>();

    public Resolver(
            Ledger ledger,
            BroadcastStore broadcasts,
            AudienceSources sources,
            Settling settling,
            Keyring keyring,
            @Nullable TextLookUp lookUp,
            Dispatching.Time time) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.sources = sources;
        this.settling = settling;
        this.keyring = keyring;
        this.lookUp = lookUp;
        this.time = time;
        this.folding = new Folding(ledger);
    }

    /// Looks at every message in doubt that is due.
    public void pass() {
        var now = time.now();
        var ticker = time.ticker();
        var limit = time.settings().doubtLimit();
        firstMissing.values().removeIf(first -> ticker.since(first).compareTo(limit) > 0);
        for (var message : ledger.due(MessageState.AMBIGUOUS, now, BATCH)) {
            try {
                resolve(message, now);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a message in doubt could not be looked at", e);
            }
        }
    }

    private void resolve(Message message, Instant now) {
        var attempt =
                message.attempts().stream()
                        .filter(one -> one.state() == AttemptState.AMBIGUOUS)
                        .findFirst()
                        .orElse(null);
        var ticked = settling.tick(message, now);
        if (attempt == null
                || attempt.channel() != ChannelName.SMS
                || ticked.state() != MessageState.AMBIGUOUS) {
            folding.each(
                    List.of(message),
                    one -> one.state() == MessageState.AMBIGUOUS ? settling.tick(one, now) : one);
            return;
        }
        var finding =
                isTooEarly(message, attempt) ? again(message, attempt) : ask(message, attempt);
        folding.each(List.of(message), one -> apply(one, attempt.n(), finding, now));
    }

    /// What a look-up proves.
    private sealed interface Finding {

        record Proven(Lesson lesson) implements Finding {}

        record Again(Duration after) implements Finding {}
    }

    private Message apply(Message message, int n, Finding finding, Instant now) {
        return switch (finding) {
            case Finding.Proven(var lesson) -> settling.learn(message, lesson, now);
            case Finding.Again(var after) ->
                    message.state() == MessageState.AMBIGUOUS
                            ? settling.lookingAgain(message, n, now.plus(after))
                            : message;
        };
    }

    private Finding ask(Message message, Attempt attempt) {
        var unprovable = new Finding.Proven(new Lesson.Unprovable(attempt.n()));
        var number = number(message, attempt);
        if (lookUp == null || number.isEmpty()) {
            return unprovable;
        }
        var looked =
                lookUp.sentTo(
                        number.get(),
                        attempt.startedAt().minus(BEFORE),
                        attempt.startedAt().plus(AFTER));
        return switch (looked) {
            case LookedUp.Incomplete _ -> new Finding.Again(shorter(AGAIN));
            case LookedUp.Complete(var texts) -> {
                var free = notOwned(texts);
                var ours = free.stream().filter(text -> isOurs(attempt, text)).findFirst();
                yield ours.<Finding>map(text -> present(attempt, text))
                        .orElseGet(() -> free.isEmpty() ? missing(message, attempt) : unprovable);
            }
        };
    }

    private static Finding present(Attempt attempt, FoundText text) {
        return new Finding.Proven(
                new Lesson.Reported(attempt.n(), text.event(), text.providerId()));
    }

    /// Absent only after two complete look-ups, far enough apart.
    private Finding missing(Message message, Attempt attempt) {
        if (firstMissing.putIfAbsent(key(message, attempt), time.ticker().nanos()) == null) {
            return again(message, attempt);
        }
        firstMissing.remove(key(message, attempt));
        return new Finding.Proven(new Lesson.Absent(attempt.n()));
    }

    /// Whether this node has looked once, and not long enough ago for a second look to prove
    /// anything.
    private boolean isTooEarly(Message message, Attempt attempt) {
        return !left(message, attempt).isZero();
    }

    /// Looked at more often than this node needs: should it die, another begins soon.
    private Finding again(Message message, Attempt attempt) {
        var often = time.settings().lookUpWait().dividedBy(5);
        var left = left(message, attempt);
        return new Finding.Again(left.compareTo(often) < 0 ? left : often);
    }

    /// How long until this node's second look proves something; zero before its first.
    private Duration left(Message message, Attempt attempt) {
        var first = firstMissing.get(key(message, attempt));
        if (first == null) {
            return Duration.ZERO;
        }
        var left = time.settings().lookUpWait().minus(time.ticker().since(first));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String key(Message message, Attempt attempt) {
        return message.id() + "|" + attempt.n();
    }

    /// The number the attempt went to, where the source still has it.
    private Optional<PhoneNumber> number(Message message, Attempt attempt) {
        var broadcast = broadcasts.find(message.envelope().broadcast()).orElseThrow();
        var ref = message.envelope().ref();
        var person =
                sources.of(broadcast.plan().audience())
                        .addresses(broadcast.plan().audience(), List.of(ref))
                        .get(ref);
        var phone = person == null ? null : person.phone();
        var stored = attempt.trace().addressHash();
        return phone != null && stored != null && keyring.isHashOf(stored, phone.normalised())
                ? Optional.of(phone)
                : Optional.empty();
    }

    private List<FoundText> notOwned(List<FoundText> texts) {
        var ids = texts.stream().map(FoundText::providerId).collect(Collectors.toSet());
        var owned = ledger.knownProviderIds(ids);
        return texts.stream().filter(text -> !owned.contains(text.providerId())).toList();
    }

    private boolean isOurs(Attempt attempt, FoundText text) {
        var stored = attempt.trace().textHash();
        return stored != null && keyring.isHashOf(stored, text.body());
    }

    private Duration shorter(Duration usual) {
        var wait = time.settings().lookUpWait();
        return wait.compareTo(usual) < 0 ? wait : usual;
    }
}
