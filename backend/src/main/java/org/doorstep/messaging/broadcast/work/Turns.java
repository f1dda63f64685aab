package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.TemplateClass;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whose turn it is on a lane. What is urgent goes first, every time: what one sends to oneself,
/// logistics, and whatever has an hour or less to its deadline. The others take turns. Safe for use
/// by many threads.
final class Turns {

    private static final Duration LAST_HOUR = Duration.ofHours(1);

    private String last = "";

    /// The running broadcasts in the order of their turns.
    synchronized List<Broadcast> order(List<Broadcast> open, Instant now) {
        var running =
                open.stream()
                        .filter(one -> one.state() == Broadcast.State.RUNNING)
                        .sorted(Comparator.comparing(one -> one.id().value()))
                        .toList();
        var order = new ArrayList<>(running.stream().filter(one -> isUrgent(one, now)).toList());
        var others = running.stream().filter(one -> !isUrgent(one, now)).toList();
        others.stream().filter(one -> one.id().value().compareTo(last) > 0).forEach(order::add);
        others.stream().filter(one -> one.id().value().compareTo(last) <= 0).forEach(order::add);
        return order;
    }

    /// A broadcast has had its turn.
    ///
    /// @return whether the urgent ones are to be looked at again before the next has its own
    synchronized boolean served(Broadcast broadcast, Instant now) {
        if (isUrgent(broadcast, now)) {
            return false;
        }
        last = broadcast.id().value();
        return true;
    }

    private static boolean isUrgent(Broadcast broadcast, Instant now) {
        var deadline = broadcast.deadline();
        return broadcast.kind() == Broadcast.Kind.TO_MYSELF
                || broadcast.templateClass() == TemplateClass.LOGISTICS
                || deadline != null && !now.plus(LAST_HOUR).isBefore(deadline);
    }
}
