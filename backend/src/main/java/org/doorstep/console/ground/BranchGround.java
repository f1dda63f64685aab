package org.doorstep.console.ground;

import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.Assignments;
import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.BranchId;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetSide;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.doorstep.territory.Wards;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The ground of a branch as its pages show it. Thread-safe.
@Component
public class BranchGround {

    private final Wards wards;
    private final Streets streets;
    private final Assignments assignments;
    private final Clock clock;

    BranchGround(Wards wards, Streets streets, Assignments assignments, Clock clock) {
        this.wards = wards;
        this.streets = streets;
        this.assignments = assignments;
        this.clock = clock;
    }

    /// The branch's wards in force today, by name.
    public List<Ward> wards(BranchId branch) {
        return wards.ofBranch(branch, London.today(clock));
    }

    /// One of the branch's wards, by its id as text; null for an empty text.
    ///
    /// @throws RefusedException where the text is no ward id, and as not found where it names no
    ///   ward of the branch
    public @Nullable Ward ward(BranchId branch, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var id = Asked.field("ward", text, "A ward from the list.", WardId::of);
        return wards(branch).stream()
                .filter(ward -> ward.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    /// The streets of these wards by name, each with its state.
    public List<StreetRow> streets(BranchId branch, Collection<Ward> of) {
        var names = of.stream().collect(Collectors.toMap(Ward::id, Ward::name, (a, b) -> a));
        return rows(branch, streets.ofWards(names.keySet()), names);
    }

    /// These streets, each with its state, in the order given.
    public List<StreetRow> rows(
            BranchId branch, List<Street> wanted, Map<WardId, String> wardNames) {
        var parts = lately(branch);
        var named =
                wanted.stream().collect(Collectors.groupingBy(Street::name, Collectors.counting()));
        return wanted.stream()
                .map(street ->
                        row(
                                street,
                                wardNames.getOrDefault(street.ward(), ""),
                                named.getOrDefault(street.name(), 0L) == 1,
                                parts))
                .toList();
    }

    /// Each side with the newest things known about it, those about all of it or each range of its
    /// numbers; an open assignment outranks what is over.
    private Map<StreetPartId, List<Known>> lately(BranchId branch) {
        var known = new HashMap<StreetPartId, List<Known>>();
        for (var assignment : assignments.list(branch)) {
            for (var part : assignment.walk().parts()) {
                var ofSide = known.computeIfAbsent(part.whole(), _ -> new ArrayList<>());
                if (ofSide.stream().noneMatch(newer -> newer.isAbout(part))) {
                    ofSide.add(new Known(assignment, part));
                }
            }
        }
        return known;
    }

    private static StreetRow row(
            Street street, String ward, boolean alone, Map<StreetPartId, List<Known>> parts) {
        var sides =
                IntStream.range(0, street.sides().size())
                        .mapToObj(side ->
                                parts.getOrDefault(StreetPartId.of(street.id(), side), List.of()))
                        .toList();
        var mine = sides.stream().flatMap(List::stream).toList();
        var held = mine.stream().filter(Known::isHeld).findFirst();
        if (held.isPresent()) {
            return new StreetRow(
                    street, ward, StreetState.OUT, held.get().assignment().id(), alone);
        }
        var touched = mine.stream().anyMatch(Known::isTouched);
        var done =
                touched
                        && IntStream.range(0, sides.size())
                                .allMatch(
                                        side -> isDone(sides.get(side), street.sides().get(side)));
        var state = done ? StreetState.DONE : touched ? StreetState.PARTLY : StreetState.FREE;
        return new StreetRow(street, ward, state, null, alone);
    }

    /// Whether what was done adds up to all of the side.
    private static boolean isDone(List<Known> ofSide, StreetSide side) {
        var done = ofSide.stream().filter(Known::isDone).toList();
        return done.stream().anyMatch(known -> !known.part().isSplit())
                || !done.isEmpty()
                        && done.stream().mapToInt(known -> known.part().doors()).sum()
                                >= side.doors();
    }

    private record Known(Assignment assignment, WalkPart part) {

        /// Whether it is the newest word on that part, too.
        boolean isAbout(WalkPart older) {
            return !part.isSplit() || part.id().equals(older.id());
        }

        boolean isHeld() {
            return assignment.state() == AssignmentState.OPEN;
        }

        boolean isDone() {
            return part.state() == PartState.DONE;
        }

        boolean isTouched() {
            return part.state() != PartState.TO_DO;
        }
    }
}
