package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Ticker;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.Call;
import org.doorstep.messaging.broadcast.Folding;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Lesson;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.messaging.broadcast.gate.Verdict;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The narrow part of a window: the attempts are stored, only then the providers are called, and
/// what came back is stored as evidence. Safe for use by many threads.
public final class Dispatching {

    private final Ledger ledger;
    private final Settling settling;
    private final Preparing preparing;
    private final QuietHours hours;
    private final Refusals refusals;
    private final Admission admission;
    private final Time time;

    public Dispatching(
            Ledger ledger,
            Settling settling,
            Preparing preparing,
            QuietHours hours,
            Refusals refusals,
            Admission admission,
            Time time) {
        this.ledger = ledger;
        this.settling = settling;
        this.preparing = preparing;
        this.hours = hours;
        this.refusals = refusals;
        this.admission = admission;
        this.time = time;
    }

    /// Both kinds of time and the waits.
    public record Time(Clock clock, Ticker ticker, BroadcastSettings settings) {

        Instant now() {
            return London.now(clock);
        }
    }

    Clock clock() {
        return time.clock();
    }

    Ticker ticker() {
        return time.ticker();
    }

    Optional<Prepared> prepare(
            Broadcast broadcast, Message message, Reachable person, boolean sandbox, Instant now) {
        return preparing.prepare(broadcast, message, person, sandbox, now);
    }

    /// What becomes of messages that have waited for somebody with their address.
    Map<String, UnaryOperator<Message>> judge(List<Message> waiting) {
        return admission.judge(waiting, time.now());
    }

    /// Pauses a broadcast until a person has looked.
    void halt(Broadcast broadcast, String reason) {
        refusals.halt(broadcast.id(), reason);
    }

    StartBounds bounds(
            Broadcast broadcast, ChannelName channel, Claim claim, long readNanos, Instant readAt) {
        var deadline = Objects.requireNonNull(broadcast.deadline());
        var plan = broadcast.plan();
        var last =
                broadcast.kind() == Broadcast.Kind.TO_MYSELF
                        ? deadline
                        : Preparing.earlier(
                                deadline,
                                hours.next(
                                                channel,
                                                broadcast.templateClass(),
                                                plan.branch(),
                                                readAt)
                                        .closes());
        return new StartBounds(claim, readNanos, readAt, time.settings().startWithin(), last);
    }

    /// What was called in a window, and what came back.
    ///
    /// @param prepared who was admitted
    /// @param opened those of them whose calls were stored
    /// @param places where each call stands
    /// @param results what each gave
    /// @param crowded claimed messages that need a careful window of their own
    record Called(
            List<Prepared> prepared,
            List<Message> opened,
            List<Place> places,
            List<SendResult> results,
            List<Message> crowded) {

        static final Called NOBODY =
                new Called(List.of(), List.of(), List.of(), List.of(), List.of());

        boolean haltedSender() {
            return results.stream().anyMatch(Route::haltsSender);
        }
    }

    /// Takes the claims to the addresses, stores the calls, makes those that are stored, and draws
    /// what follows for the sender from what they gave. [#record] must follow.
    ///
    /// @param careful whether it is a window of those whose first place under the caps was taken
    Called call(
            Broadcast broadcast,
            Route route,
            Window.Sorted sorted,
            StartBounds bounds,
            boolean careful)
            throws InterruptedException {
        var admitted = admission.admit(broadcast, sorted.ready(), careful, time.now(), sorted);
        var prepared = admitted.admitted();
        var byId = new HashMap<String, Prepared>();
        prepared.forEach(one -> byId.put(one.message().id(), one));
        var opened =
                ledger.open(
                        prepared.stream().map(Prepared::message).toList(), bounds.claim().token());
        var places = new ArrayList<Place>();
        var calls = new ArrayList<Dispatch>();
        for (var message : opened) {
            var one = Objects.requireNonNull(byId.get(message.id()));
            collect(broadcast, route.from(), message, one, places, calls);
        }
        var units = places.stream().map(place -> units(place.message())).toList();
        var results =
                Calls.all(route, calls, units, () -> bounds.open(time.clock(), time.ticker()));
        for (var i = 0; i < calls.size(); i++) {
            if (results.get(i) instanceof SendResult.Refused refused) {
                refusals.follow(
                        broadcast,
                        route.haltedAs(),
                        calls.get(i),
                        places.get(i).message(),
                        refused);
            }
        }
        return new Called(prepared, opened, places, results, admitted.crowded());
    }

    /// Stores what the calls gave together with what became of the window's other messages.
    void record(Called called, Window.Sorted sorted) {
        var after = record(called.opened(), called.places(), called.results(), sorted);
        admission.release(called.prepared(), after);
    }

    /// The message after what a gate said.
    Message follow(Message message, Verdict verdict, Instant now) {
        return admission.follow(message, verdict, now);
    }

    /// Writes down what was put off to the end of a batch.
    void endBatch() {
        admission.flush();
    }

    /// Where a call stands in its message.
    record Place(Message message, int attempt, int call) {}

    /// What a call takes of the sender's quota.
    private static int units(Message message) {
        return Math.max(1, Objects.requireNonNull(message.latest()).trace().segments());
    }

    private static void collect(
            Broadcast broadcast,
            @Nullable String from,
            Message message,
            Prepared prepared,
            List<Place> places,
            List<Dispatch> calls) {
        var attempt = Objects.requireNonNull(message.latest());
        for (var i = 0; i < attempt.calls().size(); i++) {
            var call = attempt.calls().get(i);
            if (call.isOpen() && call.fence() == message.standing().fence()) {
                places.add(new Place(message, attempt.n(), i));
                calls.add(dispatch(broadcast, message, attempt, call, prepared).sentAs(from));
            }
        }
    }

    private static Dispatch dispatch(
            Broadcast broadcast, Message message, Attempt attempt, Call call, Prepared prepared) {
        return new Dispatch(
                message.envelope().handle(),
                attempt.n(),
                destination(attempt.channel(), call, prepared.person()),
                prepared.text(),
                attempt.expiry(),
                broadcast.id(),
                broadcast.plan().branch(),
                broadcast.templateClass());
    }

    private static Destination destination(ChannelName channel, Call call, Reachable person) {
        return switch (channel) {
            case SMS -> new Destination.Phone(Objects.requireNonNull(person.phone()));
            case EMAIL -> new Destination.Mailbox(Objects.requireNonNull(person.email()));
            case PUSH ->
                    new Destination.Device(
                            person.devices().stream()
                                    .filter(one -> one.installationId().equals(call.device()))
                                    .findFirst()
                                    .orElseThrow());
            case SANDBOX -> new Destination.Device(new PushAddress("sandbox", "sandbox", false));
        };
    }

    /// @return the opened messages as they now are, by id
    private Map<String, Message> record(
            List<Message> opened,
            List<Place> places,
            List<SendResult> results,
            Window.Sorted sorted) {
        var now = time.now();
        var attempts = new HashMap<String, Integer>();
        var gathered = new HashMap<String, Map<Integer, SendResult>>();
        for (var i = 0; i < places.size(); i++) {
            var place = places.get(i);
            attempts.put(place.message().id(), place.attempt());
            gathered.computeIfAbsent(place.message().id(), id -> new HashMap<>())
                    .put(place.call(), results.get(i));
        }
        var changes = new HashMap<>(sorted.changes());
        gathered.forEach((id, came) -> {
            var lesson = new Lesson.Returned(Objects.requireNonNull(attempts.get(id)), came);
            changes.put(id, one -> settling.learn(one, lesson, now));
        });
        var known = new ArrayList<>(opened);
        known.addAll(sorted.others());
        var after = new HashMap<String, Message>();
        new Folding(ledger).each(known, changes).forEach(one -> after.put(one.id(), one));
        sorted.others().forEach(one -> after.remove(one.id()));
        return after;
    }
}
