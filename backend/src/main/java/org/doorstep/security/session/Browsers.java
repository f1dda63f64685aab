package org.doorstep.security.session;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Which kind of browser on which kind of system, in words that its owner knows it by. No version
/// and no more: this is for recognising one's own, not for telling people apart.
final class Browsers {

    // The first that fits: most name those before them as well.
    private static final List<Map.Entry<String, String>> KINDS =
            List.of(
                    Map.entry("Edg/", "Edge"),
                    Map.entry("Firefox/", "Firefox"),
                    Map.entry("Chrome/", "Chrome"),
                    Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS =
            List.of(
                    Map.entry("Android", "Android"),
                    Map.entry("iPhone", "iPhone"),
                    Map.entry("iPad", "iPad"),
                    Map.entry("Windows", "Windows"),
                    Map.entry("Mac OS", "Mac"),
                    Map.entry("Linux", "Linux"));

    private Browsers() {}

    static String named(@Nullable String userAgent) {
        var agent = userAgent == null ? "" : userAgent;
        return first(KINDS, agent, "Another browser") + first(SYSTEMS, agent, "");
    }

    private static String first(
            List<Map.Entry<String, String>> known, String agent, String otherwise) {
        return known.stream()
                .filter(one -> agent.contains(one.getKey()))
                .findFirst()
                .map(one -> otherwise.isEmpty() ? " on " + one.getValue() : one.getValue())
                .orElse(otherwise);
    }
}
