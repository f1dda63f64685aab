package org.doorstep.messaging;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.OptOuts.Ground;
import org.doorstep.messaging.optout.UnclearReplyStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.Keyring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// The queue of texts that may mean stop and that a person must read. The number rests from the
/// moment the text came in until somebody has decided. Safe for use by many threads.
public final class UnclearReplies {

    private static final int MOST_ON_A_PAGE = 200;

    private final UnclearReplyStore store;
    private final OptOuts optOuts;
    private final Keyring keyring;
    private final Clock clock;

    public UnclearReplies(UnclearReplyStore store, OptOuts optOuts, Keyring keyring, Clock clock) {
        this.store = store;
        this.optOuts = optOuts;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// One text that waits.
    ///
    /// @param id the provider's id of the text
    /// @param at when it came in
    /// @param body what it says, opened for the person who decides
    public record UnclearReply(String id, Instant at, String body) {}

    /// Holds a number and puts what was written in the queue; the same text twice is once.
    ///
    /// @param id the provider's id of the text
    public void hold(String id, PhoneNumber from, String body) {
        var number = keyring.hash(from);
        optOuts.add(number, ChannelName.SMS, Ground.HELD, "unclear-reply");
        var isNew = store.add(id, number, keyring.seal(body), London.now(clock));
        // The provider repeats a text that somebody has settled meanwhile: it holds nothing again.
        if (!isNew && store.find(id).isEmpty()) {
            optOuts.release(number);
        }
    }

    /// What waits, oldest first, at most 200.
    public List<UnclearReply> waiting() {
        return store.waiting(MOST_ON_A_PAGE).stream()
                .map(held -> new UnclearReply(held.id(), held.at(), keyring.open(held.body())))
                .toList();
    }

    /// Decides about a number: everything it wrote that still waits is settled with it, and what it
    /// wrote is forgotten.
    ///
    /// @param stop true where the person meant stop
    /// @return refused where nothing waits under that id
    public Outcome<Boolean> settle(String id, boolean stop, AccountId by) {
        var held = store.find(id);
        if (held.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var number = held.get().number();
        if (stop) {
            optOuts.add(number, ChannelName.SMS, Ground.OBJECTION, "unclear-reply");
        }
        store.settle(number, stop, by, London.now(clock));
        optOuts.release(number);
        return Outcome.done(stop);
    }
}
