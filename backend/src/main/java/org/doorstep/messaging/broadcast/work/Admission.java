package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.gate.Verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a message that every gate has let through still needs before it may be tried: the claim to
/// its address, then its places under the caps. Safe for use by many threads.
public final class Admission {

    private final Households households;
    private final Places places;
    private final Verdicts verdicts;

    public Admission(Households households, Places places, Verdicts verdicts) {
        this.households = households;
        this.places = places;
        this.verdicts = verdicts;
    }

    /// Who may be tried now.
    ///
    /// @param admitted those
    /// @param crowded claimed messages that share an address with earlier ones, to be sent in a
    ///   careful window of their own
    record Admitted(List<Prepared> admitted, List<Message> crowded) {}

    /// Takes what a window's messages need: at most two writes, and one read where careful.
    Admitted admit(
            Broadcast broadcast,
            List<Prepared> prepared,
            boolean careful,
            Instant now,
            Window.Sorted sorted) {
        var housed = households.admit(prepared, now, sorted::change);
        var found =
                careful
                        ? places.careful(broadcast, housed, now)
                        : places.quick(broadcast, housed, now);
        var admitted = new ArrayList<Prepared>();
        var crowded = new ArrayList<Message>();
        var without = new ArrayList<Prepared>();
        for (var one : housed) {
            var id = one.message().id();
            var refusal = found.refused().get(id);
            if (found.crowded().contains(id)) {
                crowded.add(one.claimed());
            } else if (refusal != null) {
                sorted.change(one.claimed(), message -> verdicts.follow(message, refusal, now));
                without.add(one);
            } else {
                admitted.add(one);
            }
        }
        households.release(without, Map.of());
        return new Admitted(admitted, crowded);
    }

    /// The message after what a gate said.
    Message follow(Message message, Verdict verdict, Instant now) {
        return verdicts.follow(message, verdict, now);
    }

    /// What becomes of messages that have waited for somebody with their address.
    Map<String, UnaryOperator<Message>> judge(List<Message> waiting, Instant now) {
        return households.judge(waiting, now);
    }

    /// Notes that the claims of messages that were not called, or were refused, are given up.
    ///
    /// @param after the messages that were opened, as they now are, by id
    void release(List<Prepared> prepared, Map<String, Message> after) {
        households.release(prepared, after);
    }

    /// Gives up what was released, in one write.
    void flush() {
        households.flush();
    }
}
