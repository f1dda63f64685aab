package org.doorstep.fakes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The script a server follows: which fault the next request gets. Looked at in this order: a rule
/// for its recipient, the queue of [#next], the shares, and what [#always] says (nothing wrong, at
/// first). Every draw of a share comes from one seeded generator, so a run in sequence repeats
/// exactly. Thread-safe.
///
/// @param <F> the kind of fault
public final class Faults<F> {

    private record Share<F>(double part, F fault) {}

    private final F none;
    private final Map<String, F> byRecipient = new HashMap<>();
    private final Deque<F> queue = new ArrayDeque<>();
    private final List<Share<F>> shares = new ArrayList<>();
    private Random random = new Random(1);
    private F always;

    Faults(F none) {
        this.none = none;
        this.always = none;
    }

    /// From now on, unless something above it applies.
    public synchronized Faults<F> always(F fault) {
        always = fault;
        return this;
    }

    /// For the next requests, one each, in this order.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final synchronized Faults<F> next(F... faults) {
        queue.addAll(List.of(faults));
        return this;
    }

    /// For every request to one recipient.
    public synchronized Faults<F> to(String recipient, F fault) {
        byRecipient.put(recipient, fault);
        return this;
    }

    /// For a part of all requests, 0 to 1; several shares add up and must not pass 1.
    ///
    /// @throws IllegalArgumentException if they do
    public synchronized Faults<F> share(double part, F fault) {
        double sum = part + shares.stream().mapToDouble(Share::part).sum();
        if (part < 0 || sum > 1) {
            throw new IllegalArgumentException("shares are parts of 1, together at most 1: " + sum);
        }
        shares.add(new Share<>(part, fault));
        return this;
    }

    /// Starts the generator behind the shares again; it starts with 1.
    public synchronized Faults<F> seed(long seed) {
        random = new Random(seed);
        return this;
    }

    /// Nothing is wrong any more.
    public synchronized void clear() {
        byRecipient.clear();
        queue.clear();
        shares.clear();
        always = none;
    }

    synchronized F draw(String recipient) {
        F ruled = byRecipient.get(recipient);
        if (ruled != null) {
            return ruled;
        }
        F queued = queue.poll();
        if (queued != null) {
            return queued;
        }
        double at = shares.isEmpty() ? 1 : random.nextDouble();
        for (Share<F> share : shares) {
            at -= share.part();
            if (at < 0) {
                return share.fault();
            }
        }
        return always;
    }
}
