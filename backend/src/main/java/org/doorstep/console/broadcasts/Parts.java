package org.doorstep.console.broadcasts;

import org.doorstep.campaigns.Action;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The audiences a form offers to put together, by the word that stands for each: those kept under
/// a name, those with a place in an action, and what a draft holds already.
record Parts(Map<String, AudienceQuery> byWord, List<Part> offered) {

    private static final String KEPT = "kept:";
    private static final String PLACE = "place:";
    private static final String BEFORE = "before:";

    /// One of them.
    ///
    /// @param kind `kept`, `place` or `before`
    record Part(String word, String kind, String name) {}

    static Parts of(
            BranchId branch,
            List<org.doorstep.messaging.SavedAudience> kept,
            List<Action> actions,
            @Nullable Broadcast draft,
            AudienceWords words) {
        var byWord = new LinkedHashMap<String, AudienceQuery>();
        var offered = new ArrayList<Part>();
        for (var one : kept) {
            byWord.put(KEPT + one.id(), one.query());
            offered.add(new Part(KEPT + one.id(), "kept", one.name()));
        }
        for (var action : actions) {
            var id = action.id().toString();
            byWord.put(
                    PLACE + id,
                    new AudienceQuery(AudienceForm.PLACES, branch, Map.of("action", List.of(id))));
            offered.add(new Part(PLACE + id, "place", action.title()));
        }
        if (draft != null) {
            for (var part : within(draft.plan().audience())) {
                if (!byWord.containsValue(part) && isPart(draft.plan().audience(), part)) {
                    byWord.put(before(part), part);
                    offered.add(new Part(before(part), "before", words.of(part)));
                }
            }
        }
        return new Parts(byWord, List.copyOf(offered));
    }

    /// The audience of that word.
    Optional<AudienceQuery> find(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    /// The word of that audience.
    String word(AudienceQuery query) {
        return byWord.entrySet().stream()
                .filter(entry -> entry.getValue().equals(query))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(before(query));
    }

    private static String before(AudienceQuery query) {
        return BEFORE + Integer.toHexString(query.hashCode());
    }

    /// What the form itself shows as its first audience is no part.
    private static boolean isPart(AudienceQuery whole, AudienceQuery part) {
        var first = whole;
        while (!first.parts().isEmpty()) {
            if (first.equals(part)) {
                return false;
            }
            first = first.parts().getFirst();
        }
        return !first.equals(part);
    }

    private static List<AudienceQuery> within(AudienceQuery query) {
        var all = new ArrayList<AudienceQuery>();
        all.add(query);
        query.parts().forEach(part -> all.addAll(within(part)));
        return all;
    }
}
