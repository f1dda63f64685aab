package org.doorstep.messaging.broadcast;

import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The values an attempt was filled in with, as they are kept: encrypted, and only the fields the
/// template uses, so that the text can be rendered again for display.
public final class MergeValues {

    private MergeValues() {}

    /// Of these values, those of the fields named.
    public static Map<String, String> only(Map<String, String> values, Collection<String> fields) {
        var kept = new TreeMap<>(values);
        kept.keySet().retainAll(fields);
        return kept;
    }

    /// The text that is stored.
    public static String seal(Keyring keyring, Map<String, String> values) {
        return keyring.seal(
                        new TreeMap<>(values)
                                .entrySet().stream()
                                        .map(one ->
                                                encode(one.getKey()) + "=" + encode(one.getValue()))
                                        .collect(Collectors.joining("&")))
                .text();
    }

    /// Reads what [#seal] made.
    public static Map<String, String> open(Keyring keyring, String stored) {
        var values = new HashMap<String, String>();
        for (var pair : keyring.open(Sealed.parse(stored)).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
