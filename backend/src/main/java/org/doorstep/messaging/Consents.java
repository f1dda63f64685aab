package org.doorstep.messaging;

import org.doorstep.kernel.London;
import org.doorstep.messaging.consent.ConsentStore;
import org.doorstep.security.AccountId;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The consent ledger's door: what each person has agreed to, per channel and purpose.
///
/// Membership writes here, and every send asks. Nobody has agreed to anything until it is recorded;
/// there is no default. Safe for use by many threads.
///
/// @see <a href="https://www.legislation.gov.uk/uksi/2003/2426/regulation/22">PECR 2003, reg 22</a>
public final class Consents {

    private static final int LONGEST_WORD = 64;

    private final ConsentStore store;
    private final Clock clock;

    public Consents(ConsentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Writes down what a person said. What they said before stays readable; saying the same again
    /// under the same wording adds nothing.
    ///
    /// @param given true for agreed, false for withdrawn
    /// @param wordingVersion the text they were shown, 1 to 64 characters
    /// @param source where it was said, 1 to 64 characters, never personal data
    /// @param by who writes it down
    /// @throws IllegalArgumentException where a word is empty or too long
    public void record(
            RecipientRef who,
            ChannelName channel,
            Purpose purpose,
            boolean given,
            String wordingVersion,
            String source,
            AccountId by) {
        requireWord(wordingVersion);
        requireWord(source);
        store.append(
                who,
                new ConsentState(
                        channel, purpose, given, wordingVersion, London.now(clock), source, by));
    }

    /// What holds now for one person, one entry for each channel and purpose they were ever asked
    /// about, in the order of channel and purpose.
    public List<ConsentState> of(RecipientRef who) {
        return store.current(who);
    }

    /// Everything a person ever said about one channel and purpose, oldest first.
    public List<ConsentState> history(RecipientRef who, ChannelName channel, Purpose purpose) {
        return store.history(who, channel, purpose);
    }

    /// Which of these people agree to be written to by that channel about that purpose: one read,
    /// for any number.
    public Set<RecipientRef> allowed(
            Collection<? extends RecipientRef> people, ChannelName channel, Purpose purpose) {
        return people.isEmpty() ? Set.of() : store.given(people, channel, purpose);
    }

    /// Withdraws everything a person agreed to, as when they leave; what was recorded stays, under
    /// an id without an owner.
    public void withdrawAll(RecipientRef who, String source, AccountId by) {
        for (var state : of(who)) {
            if (state.given()) {
                record(
                        who,
                        state.channel(),
                        state.purpose(),
                        false,
                        state.wordingVersion(),
                        source,
                        by);
            }
        }
    }

    private static void requireWord(String word) {
        if (word.isBlank() || word.length() > LONGEST_WORD) {
            throw new IllegalArgumentException("1 to " + LONGEST_WORD + " characters");
        }
    }
}
