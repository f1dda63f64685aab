package org.doorstep.messaging.broadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Changes messages that others may be changing too: works out the change on what was read, writes
/// it filtered by the revision, and reads and works it out again where somebody was quicker. Safe
/// for use by many threads.
public final class Folding {

    /// Contention on one message is a handful of callbacks; more rounds than this are a fault.
    private static final int ROUNDS = 20;

    private final Ledger ledger;

    public Folding(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Applies a change to each of these messages; the change must be worked out from the message
    /// alone and come to nothing when applied twice.
    ///
    /// @return the messages as they now are, without those that have disappeared
    public List<Message> each(Collection<Message> known, UnaryOperator<Message> change) {
        return each(known, Map.of(), change);
    }

    /// Like [#each(Collection, UnaryOperator)], with a change of its own for each id.
    public List<Message> each(
            Collection<Message> known, Map<String, UnaryOperator<Message>> changes) {
        return each(known, changes, UnaryOperator.identity());
    }

    private List<Message> each(
            Collection<Message> known,
            Map<String, UnaryOperator<Message>> changes,
            UnaryOperator<Message> otherwise) {
        var done = new LinkedHashMap<String, Message>();
        Collection<Message> left = known;
        for (var round = 0; !left.isEmpty() && round < ROUNDS; round++) {
            var changed = new ArrayList<Ledger.Change>();
            for (var message : left) {
                var next = changes.getOrDefault(message.id(), otherwise).apply(message);
                done.put(message.id(), next);
                if (!next.equals(message)) {
                    changed.add(new Ledger.Change(message, next));
                }
            }
            var missed = changed.isEmpty() ? List.<String>of() : ledger.replace(changed);
            changed.stream()
                    .map(Ledger.Change::after)
                    .forEach(one -> done.replace(one.id(), one.revised()));
            missed.forEach(done::remove);
            left = missed.isEmpty() ? List.of() : ledger.byIds(missed);
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(
                    "a message changed " + ROUNDS + " times under our hands");
        }
        return List.copyOf(done.values());
    }
}
