package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Wording;
import org.doorstep.membership.Skill;
import org.doorstep.messaging.Shortfall;
import org.doorstep.messaging.Shortfall.Condition;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Role;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.doorstep.territory.Wards;
import org.springframework.stereotype.Component;

import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What leaves somebody out of an audience, in the reader's language. Thread-safe.
@Component
class AbsenceWords {

    private final Wording wording;
    private final Wards wards;
    private final Branches branches;

    AbsenceWords(Wording wording, Wards wards, Branches branches) {
        this.wording = wording;
        this.wards = wards;
        this.branches = branches;
    }

    /// A sentence for each reason.
    List<String> of(List<Shortfall> reasons) {
        return reasons.stream().map(this::part).map(wording::sentence).toList();
    }

    private String part(Shortfall reason) {
        return switch (reason) {
            case Shortfall.Lacks(var condition) -> of("why.lacks.", condition);
            case Shortfall.LeftOut(var by) ->
                    wording.of(
                            "why.left-out",
                            by.stream()
                                    .map(one -> of("why.meets.", one))
                                    .collect(Collectors.joining(", ")));
            case Shortfall.InNone(var parts) ->
                    wording.of(
                            "why.in-none",
                            IntStream.range(0, parts.size())
                                    .mapToObj(n ->
                                            wording.of(
                                                    "why.of-part",
                                                    n + 1,
                                                    parts.get(n).stream()
                                                            .map(this::part)
                                                            .collect(Collectors.joining(", "))))
                                    .collect(Collectors.joining("; ")));
        };
    }

    private String of(String stem, Condition condition) {
        var code = condition.code();
        var key = code.equals(Condition.REACH) ? code + "." + condition.source() : code;
        return wording.of(
                stem + key,
                condition.values().stream()
                        .map(value -> value(code, value))
                        .collect(Collectors.joining(" " + wording.of("why.or") + " ")));
    }

    /// One value of a condition: the name of a ward, a role, a skill; times and tags as they are.
    String value(String code, String value) {
        return switch (code) {
            case Condition.BRANCH ->
                    branches.find(new BranchId(UUID.fromString(value)))
                            .map(Branch::name)
                            .orElse("");
            case "ward" ->
                    wards.find(WardId.of(value))
                            .map(Ward::name)
                            .orElseGet(() -> wording.of("why.unknown-ward"));
            case "role" -> wording.of(Role.valueOf(value));
            case "skill" -> wording.of(Skill.valueOf(value));
            case "free" -> free(value);
            default -> value;
        };
    }

    private String free(String value) {
        var parts = value.split(" ", 2);
        var day = wording.day(DayOfWeek.valueOf(parts[0]));
        return parts.length == 1 ? day : day + " " + parts[1];
    }
}
