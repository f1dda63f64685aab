package org.doorstep.console.turf;

import org.doorstep.canvassing.Assignments;
import org.doorstep.canvassing.Handout.StreetPartRef;
import org.doorstep.canvassing.KeptCut;
import org.doorstep.canvassing.TurfWish;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.console.ground.StreetRow;
import org.doorstep.console.ground.StreetState;
import org.doorstep.console.map.Boxes;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.BranchId;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetId;
import org.doorstep.territory.StreetSide;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the pages of cutting ask of streets and assignments.
@Component
class TurfWork {

    private final BranchGround ground;
    private final Streets streets;
    private final Assignments assignments;

    TurfWork(BranchGround ground, Streets streets, Assignments assignments) {
        this.ground = ground;
        this.streets = streets;
        this.assignments = assignments;
    }

    /// The wish that the form stands for.
    ///
    /// @throws RefusedException naming the field that cannot be read, or as not found where a ward
    ///   is not the branch's
    TurfWish wish(BranchId branch, TurfForm form) {
        var box = Boxes.box(form.bbox());
        var area = form.outline();
        var named = form.chosen();
        var chosen =
                ground.streets(branch, wards(branch, form)).stream()
                        .filter(row -> form.out() || row.state() != StreetState.OUT)
                        .filter(row -> named.isEmpty() || named.contains(row.street().id()))
                        .filter(row -> box == null || isIn(box, row.street()))
                        .filter(row -> area == null || area.contains(middle(row.street())))
                        .map(row -> row.street().id())
                        .toList();
        return form.wish(branch, chosen);
    }

    /// The wards of the form; all of the branch where it names none.
    ///
    /// @throws RefusedException as [#wish]
    List<Ward> wards(BranchId branch, TurfForm form) {
        if (!form.asks()) {
            throw new RefusedException(Asked.wrong("ward", "A ward from the list."));
        }
        return form.wards().isEmpty()
                ? ground.wards(branch)
                : form.wards().stream()
                        .map(text -> Objects.requireNonNull(ground.ward(branch, text)))
                        .toList();
    }

    /// The streets to choose from.
    List<StreetRow> streets(BranchId branch, List<Ward> wards) {
        return ground.streets(branch, wards);
    }

    private static boolean isIn(BoundingBox box, Street street) {
        return street.sides().stream().anyMatch(side -> box.meets(BoundingBox.of(side.line())));
    }

    private static GeoPoint middle(Street street) {
        var line = street.sides().getFirst().line();
        return line.get(line.size() / 2);
    }

    /// The lines of each turf of a kept cut, by number; parts that are no more are left out.
    Map<Integer, List<List<GeoPoint>>> lines(KeptCut cut) {
        var byId = streetsOf(cut);
        var lines = new HashMap<Integer, List<List<GeoPoint>>>();
        for (var turf : cut.turfs()) {
            var mine = new ArrayList<List<GeoPoint>>();
            for (var part : turf.parts()) {
                var line = line(byId.get(part.street()), part);
                if (line != null) {
                    mine.add(line);
                }
            }
            lines.put(turf.number(), mine);
        }
        return lines;
    }

    private Map<StreetId, Street> streetsOf(KeptCut cut) {
        var ids =
                cut.turfs().stream()
                        .flatMap(turf -> turf.parts().stream())
                        .map(StreetPartRef::street)
                        .collect(Collectors.toSet());
        return streets.findAll(ids).stream()
                .collect(Collectors.toMap(Street::id, Function.identity()));
    }

    private static @Nullable List<GeoPoint> line(@Nullable Street street, StreetPartRef part) {
        if (street == null || part.side() >= street.sides().size()) {
            return null;
        }
        var side = street.sides().get(part.side());
        var numbers = part.numbers();
        return numbers == null
                ? side.line()
                : side.only(numbers).map(StreetSide::line).orElse(null);
    }

    /// The turfs of which somebody has at least one part.
    Set<Integer> out(KeptCut cut) {
        var parts = cut.turfs().stream().flatMap(turf -> turf.parts().stream()).toList();
        var held = assignments.holders(cut.branch(), parts).keySet();
        var out = new HashSet<Integer>();
        for (var turf : cut.turfs()) {
            if (turf.parts().stream().anyMatch(held::contains)) {
                out.add(turf.number());
            }
        }
        return out;
    }
}
