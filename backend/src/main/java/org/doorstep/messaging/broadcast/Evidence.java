package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.London;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.channel.ProviderEvent;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;

/// Where callbacks, bounces and acknowledgements enter the ledger: in any order, any number of
/// times, even before the call they speak of has returned. Safe for use by many threads.
public class Evidence {

    private static final int PAGE = 200;

    private final Ledger ledger;
    private final Settling settling;
    private final Folding folding;
    private final Clock clock;

    public Evidence(Ledger ledger, Settling settling, Clock clock) {
        this.ledger = ledger;
        this.settling = settling;
        this.folding = new Folding(ledger);
        this.clock = clock;
    }

    /// What a provider says about an attempt.
    ///
    /// @param handle the message, as in the callback URL or return path
    /// @param attempt the attempt's number, from 1
    /// @param providerId the provider's name for it, or null where it gives none
    /// @return whether there is such an attempt
    public boolean fromProvider(
            String handle, int attempt, ProviderEvent event, @Nullable String providerId) {
        var message = ledger.byHandle(handle);
        if (message.isEmpty()
                || message.get().attempts().stream().noneMatch(one -> one.n() == attempt)) {
            return false;
        }
        learn(message.get(), new Lesson.Reported(attempt, event, providerId));
        return true;
    }

    /// The app says that it has shown a message.
    ///
    /// @param by whose app it is
    /// @return whether there is such a message of that person
    public boolean acknowledged(String handle, RecipientRef by) {
        var message = ledger.byHandle(handle).filter(one -> one.envelope().ref().equals(by));
        message.ifPresent(one -> learn(one, new Lesson.Shown()));
        return message.isPresent();
    }

    /// What a person whose record is gone leaves behind is emptied: of finished messages at once,
    /// of the others when they end.
    public void forget(RecipientRef person) {
        var page = ledger.ofRecipient(person, null, PAGE);
        while (!page.isEmpty()) {
            folding.each(page, one -> one.forgotten() ? one : settling.forgetting(one));
            page =
                    page.size() < PAGE
                            ? List.of()
                            : ledger.ofRecipient(
                                    person, page.getLast().envelope().createdAt(), PAGE);
        }
    }

    private void learn(Message message, Lesson lesson) {
        var now = London.now(clock);
        folding.each(List.of(message), one -> settling.learn(one, lesson, now));
    }
}
