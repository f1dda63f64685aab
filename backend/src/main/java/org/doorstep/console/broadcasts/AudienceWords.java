package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Wording;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.messaging.Audiences;
import org.doorstep.security.Branch;
import org.doorstep.security.Branches;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// An audience in the reader's language: in English as the rooms say it, in Welsh from the question
/// itself. Thread-safe; templates know it as `@audienceWords`.
@Component("audienceWords")
class AudienceWords {

    private final Audiences audiences;
    private final Branches branches;
    private final AbsenceWords values;
    private final Wording wording;

    AudienceWords(Audiences audiences, Branches branches, AbsenceWords values, Wording wording) {
        this.audiences = audiences;
        this.branches = branches;
        this.values = values;
        this.wording = wording;
    }

    /// Who is in it.
    public String of(AudienceQuery query) {
        return wording.isWelsh() ? inWelsh(query) : audiences.describe(query);
    }

    private String inWelsh(AudienceQuery query) {
        var join =
                Arrays.stream(Join.values())
                        .filter(one -> one.word().equals(query.source()))
                        .findFirst();
        return join.isPresent() ? joined(join.get(), query.parts()) : ofSource(query);
    }

    private String joined(Join join, List<AudienceQuery> parts) {
        var words = parts.stream().map(this::part).toList();
        return switch (join) {
            case ANY_OF -> String.join(" " + wording.of("audience.says.any-of") + " ", words);
            case ALL_OF -> String.join(" " + wording.of("audience.says.all-of") + " ", words);
            case EXCEPT ->
                    words.getFirst()
                            + " "
                            + wording.of("audience.says.except")
                            + " "
                            + String.join(
                                    " " + wording.of("audience.says.nor") + " ",
                                    words.subList(1, words.size()));
        };
    }

    private String part(AudienceQuery query) {
        return query.parts().isEmpty() ? inWelsh(query) : "(" + inWelsh(query) + ")";
    }

    /// A source that has no words here is described as its room does.
    private String ofSource(AudienceQuery query) {
        var chosen = query.source().equals(AudienceForm.PLACES) && !query.filters().isEmpty();
        var key = "audience.says." + query.source() + (chosen ? ".chosen" : "");
        var branch = branches.find(query.branch()).map(Branch::name).orElse("–");
        var start = wording.orElse(key, audiences.describe(query), branch);
        if (query.source().equals(AudienceForm.PLACES)) {
            return start;
        }
        var words = new ArrayList<String>();
        words.add(start);
        query.filters().forEach((name, wanted) -> words.add(filter(name, wanted)));
        return String.join(", ", words);
    }

    private String filter(String name, List<String> wanted) {
        return wording.of(
                "audience.says.filter." + name,
                wanted.stream()
                        .map(value -> value(name, value))
                        .collect(Collectors.joining(" " + wording.of("why.or") + " ")),
                wanted.size());
    }

    private String value(String name, String value) {
        return name.equals("within")
                ? wording.of("audience.says.circle", value.substring(value.lastIndexOf(',') + 1))
                : values.value(name, value);
    }
}
