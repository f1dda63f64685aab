package org.doorstep.territory.town;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetId;
import org.doorstep.territory.StreetSide;
import org.doorstep.territory.WardId;
import org.doorstep.territory.town.StreetPlan.DrawnStreet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// The town: six wards that tile, and streets in them with 5,000 doors. The same at every call.
public final class Aldermarsh {

    /// The boundary set of its wards.
    public static final BoundarySetId SET = new BoundarySetId(fixed(0x1_0000));

    public static final String COUNCIL_CODE = "X99000001";
    public static final String COUNCIL_NAME = "Aldermarsh";

    /// How many doors there are in the whole town.
    public static final int DOORS = 5_000;

    static final long SEED = 1832;

    /// Half the way between the two kerbs: each side's line lies a little off the middle.
    private static final double KERB = 4.5;

    private final Map<String, Quarter> quarters = new LinkedHashMap<>();
    private final List<Course> courses;

    public Aldermarsh() {
        var plan = new WardPlan(SEED);
        courses = Courses.of(plan, SEED);
        add("X05000001", "Castle", plan.middle(), 0.35, 62, 125, 12, 1.5, 70);
        add("X05000002", "Harbour", plan.around(0), 0.75, 64, 150, 14, 1.3, 55);
        add("X05000003", "Mill", plan.around(1), 2.0, 72, 180, 30, 1.0, 80);
        add("X05000004", "Station", plan.around(2), 1.75, 66, 170, 18, 1.2, 55);
        add("X05000005", "Meadow", plan.around(3), 0.1, 80, 190, 40, 0.8, 120);
        add("X05000006", "Orchard", plan.around(4), 1.1, 76, 185, 44, 0.8, 90);
    }

    private void add(
            String code,
            String name,
            Outline outline,
            double turn,
            double rows,
            double blocks,
            double bend,
            double density,
            double park) {
        quarters.put(
                code,
                new Quarter(
                        code,
                        name,
                        outline,
                        turn,
                        rows,
                        blocks,
                        bend,
                        density,
                        Plane.of(outline.labelPoint()).plus(60, -40),
                        park));
    }

    /// The wards' outlines by code.
    public Map<String, Outline> outlines() {
        var outlines = new LinkedHashMap<String, Outline>();
        quarters.forEach((code, quarter) -> outlines.put(code, quarter.outline()));
        return outlines;
    }

    /// The name of the ward of that code.
    public String nameOf(String code) {
        var quarter = quarters.get(code);
        if (quarter == null) {
            throw new IllegalArgumentException("no such ward in Aldermarsh");
        }
        return quarter.name();
    }

    /// The streets, each inside its ward.
    public List<Street> streets() {
        var drawn = new ArrayList<DrawnStreet>();
        for (var quarter : quarters.values()) {
            drawn.addAll(
                    new StreetPlan(
                                    quarter,
                                    courses,
                                    Plane.of(quarter.outline().labelPoint()),
                                    SEED + quarter.code().hashCode())
                            .streets());
        }
        var doors = doors(drawn);
        var names = new StreetNames(SEED);
        var streets = new ArrayList<Street>();
        for (var i = 0; i < drawn.size(); i++) {
            streets.add(street(i, drawn.get(i), doors[i], names));
        }
        return streets;
    }

    /// The river and the railway, open at their bridges.
    public List<BarrierLine> barriers() {
        return courses.stream().flatMap(course -> course.barriers().stream()).toList();
    }

    private static Street street(int number, DrawnStreet drawn, int doors, StreetNames names) {
        var runsRound = number % 11 == 5 && doors <= 24 && drawn.name() == null;
        var name =
                drawn.name() != null
                        ? drawn.name()
                        : runsRound ? names.round() : drawn.across() ? names.across() : names.row();
        return new Street(
                new StreetId(fixed(0x2_0000 + number)),
                new WardId(SET, drawn.quarter().code()),
                name,
                COUNCIL_NAME,
                runsRound ? List.of(round(drawn, doors)) : bothSides(drawn, doors));
    }

    private static StreetSide round(DrawnStreet drawn, int doors) {
        return new StreetSide(Side.BOTH, 1, doors, doors, beside(drawn.line(), 0));
    }

    private static List<StreetSide> bothSides(DrawnStreet drawn, int doors) {
        var odd = (doors + 1) / 2;
        var even = doors / 2;
        return List.of(
                new StreetSide(Side.ODD, 1, 2 * odd - 1, odd, beside(drawn.line(), KERB)),
                new StreetSide(Side.EVEN, 2, 2 * even, even, beside(drawn.line(), -KERB)));
    }

    private static List<GeoPoint> beside(List<Plane> line, double metres) {
        var points = new ArrayList<GeoPoint>(line.size());
        for (var i = 0; i < line.size(); i++) {
            var before = line.get(Math.max(0, i - 1));
            var after = line.get(Math.min(line.size() - 1, i + 1));
            var length = before.distanceTo(after);
            points.add(
                    line.get(i)
                            .plus(
                                    -(after.y() - before.y()) / length * metres,
                                    (after.x() - before.x()) / length * metres)
                            .point());
        }
        return points;
    }

    /// Shares the doors out by length and density, four at least to a street, so that they come to
    /// exactly [#DOORS].
    private static int[] doors(List<DrawnStreet> drawn) {
        var weights =
                drawn.stream()
                        .mapToDouble(street ->
                                street.metres()
                                        * street.quarter().density()
                                        * (street.across() ? 0.45 : 1))
                        .toArray();
        var whole = IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        var spare = DOORS - 4 * weights.length;
        var doors = new int[weights.length];
        var left = spare;
        for (var i = 0; i < doors.length; i++) {
            doors[i] = 4 + (int) (weights[i] / whole * spare);
            left -= doors[i] - 4;
        }
        IntStream.range(0, doors.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weights[i]))
                .limit(left)
                .forEach(i -> doors[i]++);
        return doors;
    }

    private static UUID fixed(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
