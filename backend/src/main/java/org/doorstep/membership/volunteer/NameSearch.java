package org.doorstep.membership.volunteer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds names by parts of them, in any order, whatever their case and accents: `sian` finds
/// `Siân`, and `jones ann` finds `Ann-Marie Jones`. Immutable, safe to share.
public final class NameSearch {

    private static final int FEWEST_LETTERS = 2;
    private static final int MOST_LETTERS = 60;

    /// Up to the last letters with marks of the alphabets that have capitals.
    private static final int LAST_LETTER = 0x1FFF;

    private static final Map<Character, String> MARKED = marked();

    private NameSearch() {}

    /// A pattern that finds the names meant; empty where fewer than two letters, or more than
    /// sixty, are typed.
    public static Optional<Pattern> of(String typed) {
        var words =
                Arrays.stream(plain(typed).split("[^\\p{L}]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        var letters = words.stream().mapToInt(String::length).sum();
        if (letters < FEWEST_LETTERS || letters > MOST_LETTERS) {
            return Optional.empty();
        }
        return Optional.of(
                Pattern.compile(
                        words.stream()
                                .map(word -> "(?=.*" + inAnyDress(word) + ")")
                                .collect(Collectors.joining("", "^", "")),
                        Pattern.CASE_INSENSITIVE));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String inAnyDress(String word) {
        return word.chars()
                .mapToObj(c -> {
                    var letter = Character.toString((char) c);
                    var dressed = MARKED.get((char) c);
                    return dressed == null ? Pattern.quote(letter) : "[" + letter + dressed + "]";
                })
                .collect(Collectors.joining());
    }

    private static Map<Character, String> marked() {
        var marked = new TreeMap<Character, String>();
        for (var c = 'À'; c <= LAST_LETTER; c++) {
            var base = plain(Character.toString(c));
            if (Character.isLetter(c) && base.length() == 1 && base.charAt(0) != c) {
                marked.merge(base.charAt(0), Character.toString(c), String::concat);
            }
        }
        return Map.copyOf(marked);
    }
}
