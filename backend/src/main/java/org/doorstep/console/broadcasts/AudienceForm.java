package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.RefusedException;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Whom a broadcast is for, as chosen in its form. Bound by Spring from the form's fields. What the
/// filters must be is for their source to say.
///
/// @param source `volunteers`, `action-sign-ups`, or the word of an audience kept before
/// @param free days, or hours of a day
/// @param area an outline drawn on the map, as text; empty for none
/// @param within latitude, longitude and metres; empty for none
/// @param action ids of actions, for those who have taken a place
/// @param plus words of audiences whose people come in addition
/// @param both words of audiences in which people must be as well
/// @param minus words of audiences whose people are left out
record AudienceForm(
        @Nullable String source,
        @Nullable List<String> ward,
        @Nullable List<String> skill,
        @Nullable List<String> role,
        @Nullable List<String> tag,
        @Nullable List<String> free,
        @Nullable String area,
        @Nullable String within,
        @Nullable List<String> action,
        @Nullable List<String> plus,
        @Nullable List<String> both,
        @Nullable List<String> minus) {

    static final String PEOPLE = "volunteers";
    static final String PLACES = "action-sign-ups";

    AudienceForm {
        source = text(source).isEmpty() ? PEOPLE : text(source);
        ward = list(ward);
        skill = list(skill);
        role = list(role);
        tag = list(tag);
        free = list(free);
        area = text(area);
        within = text(within);
        action = list(action);
        plus = list(plus);
        both = list(both);
        minus = list(minus);
    }

    /// The form as it stands for an audience that is to be changed.
    ///
    /// @param word the word under which the form offers an audience
    static AudienceForm of(AudienceQuery query, Function<AudienceQuery, String> word) {
        var minus = tail(query, Join.EXCEPT);
        var rest = minus.isEmpty() ? query : query.parts().getFirst();
        var both = tail(rest, Join.ALL_OF);
        rest = both.isEmpty() ? rest : rest.parts().getFirst();
        var plus = tail(rest, Join.ANY_OF);
        rest = plus.isEmpty() ? rest : rest.parts().getFirst();
        var plain = rest.source().equals(PEOPLE) || rest.source().equals(PLACES);
        var filters = plain ? rest.filters() : Map.<String, List<String>>of();
        return new AudienceForm(
                plain ? rest.source() : word.apply(rest),
                filters.get("ward"),
                filters.get("skill"),
                filters.get("role"),
                filters.get("tag"),
                filters.get("free"),
                first(filters, "area"),
                first(filters, "within"),
                filters.get("action"),
                plus.stream().map(word).toList(),
                both.stream().map(word).toList(),
                minus.stream().map(word).toList());
    }

    /// Whether anything of the volunteers' filters is chosen.
    public boolean isNarrowed() {
        return !(list(ward).isEmpty()
                && list(skill).isEmpty()
                && list(role).isEmpty()
                && list(tag).isEmpty()
                && list(free).isEmpty()
                && text(area).isEmpty()
                && text(within).isEmpty());
    }

    /// Whether audiences are put together.
    public boolean isJoined() {
        return !(list(plus).isEmpty() && list(both).isEmpty() && list(minus).isEmpty());
    }

    /// The audience chosen.
    ///
    /// @param named the audience of a word the form offered
    /// @throws RefusedException naming the field at fault
    AudienceQuery read(BranchId branch, Function<String, Optional<AudienceQuery>> named) {
        var query = base(branch, named);
        query = joined(Join.ANY_OF, branch, query, parts("plus", list(plus), named));
        query = joined(Join.ALL_OF, branch, query, parts("both", list(both), named));
        return joined(Join.EXCEPT, branch, query, parts("minus", list(minus), named));
    }

    private AudienceQuery base(BranchId branch, Function<String, Optional<AudienceQuery>> named) {
        var filters = new TreeMap<String, List<String>>();
        switch (text(source)) {
            case PEOPLE -> {
                put(filters, "ward", list(ward));
                put(filters, "skill", list(skill));
                put(filters, "role", list(role));
                put(filters, "tag", list(tag));
                put(filters, "free", list(free));
                put(filters, "area", some(area));
                put(filters, "within", some(within));
            }
            case PLACES -> {
                put(filters, "action", list(action));
                if (filters.isEmpty()) {
                    throw new RefusedException(Asked.wrong("action", "At least one action."));
                }
            }
            default -> {
                return part("source", text(source), named);
            }
        }
        return new AudienceQuery(text(source), branch, filters);
    }

    private static List<AudienceQuery> parts(
            String field, List<String> words, Function<String, Optional<AudienceQuery>> named) {
        return words.stream().map(word -> part(field, word, named)).toList();
    }

    private static AudienceQuery part(
            String field, String word, Function<String, Optional<AudienceQuery>> named) {
        return named.apply(word)
                .orElseThrow(() ->
                        new RefusedException(Asked.wrong(field, "An audience from the list.")));
    }

    private static AudienceQuery joined(
            Join join, BranchId branch, AudienceQuery first, List<AudienceQuery> others) {
        if (others.isEmpty()) {
            return first;
        }
        var parts = new ArrayList<AudienceQuery>();
        parts.add(first);
        parts.addAll(others);
        return AudienceQuery.joined(join, branch, parts);
    }

    private static List<AudienceQuery> tail(AudienceQuery query, Join join) {
        return query.source().equals(join.word())
                ? query.parts().subList(1, query.parts().size())
                : List.of();
    }

    private static void put(Map<String, List<String>> filters, String name, List<String> values) {
        var chosen = values.stream().filter(value -> !value.isBlank()).distinct().toList();
        if (!chosen.isEmpty()) {
            filters.put(name, chosen);
        }
    }

    private static List<String> some(@Nullable String value) {
        return text(value).isEmpty() ? List.of() : List.of(text(value));
    }

    private static @Nullable String first(Map<String, List<String>> filters, String name) {
        var values = filters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static List<String> list(@Nullable List<String> chosen) {
        return chosen == null ? List.of() : List.copyOf(chosen);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
