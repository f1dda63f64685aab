package org.doorstep.messaging.optout;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a person means who texts back: the words the provider knows, two Welsh ones of our own, and
/// everything that comes near them.
///
/// Only a message that is nothing but a word counts as that word: `Stop.` does, `stop please` does
/// not. The latter is left to a person to read, and the number rests until then. The words are
/// those the provider handles by itself (Twilio, Advanced Opt-Out).
public final class StopWords {

    /// What the message means.
    public enum Meaning {
        STOP,
        START,
        /// May mean stop; somebody must read it.
        UNCLEAR,
        NOTHING
    }

    private static final Set<String> STOP =
            Set.of(
                    "stop",
                    "unsubscribe",
                    "end",
                    "quit",
                    "stopall",
                    "revoke",
                    "optout",
                    "cancel",
                    "stopio",
                    "peidio");

    private static final Set<String> START = Set.of("start", "yes", "unstop");

    /// Words that may mean stop wherever they stand in a message.
    private static final Set<String> ANYWHERE =
            Set.of(
                    "stop",
                    "stopall",
                    "stopped",
                    "stopping",
                    "unsubscribe",
                    "unsub",
                    "revoke",
                    "optout",
                    "stopio",
                    "stopia",
                    "stopiwch",
                    "peidio",
                    "peidiwch");

    /// Turns of phrase that may mean stop, without spaces.
    private static final List<String> PHRASES =
            List.of("optout", "optmeout", "nomoretexts", "leavemealone", "removeme", "takemeoff");

    /// In a message this short, `end`, `quit` and `cancel` may mean stop as well; in a longer one
    /// they are ordinary words.
    private static final int SHORT_MESSAGE_WORDS = 3;

    private StopWords() {}

    /// Reads a message.
    public static Meaning read(String body) {
        var folded = body.strip().toLowerCase(Locale.ROOT);
        var whole = withoutClosingMarks(folded);
        if (STOP.contains(whole)) {
            return Meaning.STOP;
        }
        if (START.contains(whole)) {
            return Meaning.START;
        }
        return mayMeanStop(folded) ? Meaning.UNCLEAR : Meaning.NOTHING;
    }

    private static boolean mayMeanStop(String folded) {
        var words = folded.split("[^\\p{L}\\p{N}]+", -1);
        var letters = String.join("", words);
        if (STOP.contains(letters) || PHRASES.stream().anyMatch(letters::contains)) {
            return true;
        }
        var count = 0;
        var near = false;
        var nearIfShort = false;
        for (var word : words) {
            count += word.isEmpty() ? 0 : 1;
            near |= ANYWHERE.contains(word);
            nearIfShort |= STOP.contains(word);
        }
        return near || (nearIfShort && count <= SHORT_MESSAGE_WORDS);
    }

    private static String withoutClosingMarks(String folded) {
        return folded.replaceAll("[\\p{P}\\p{S}\\s]+$", "");
    }
}
