package org.doorstep.bench;

import org.doorstep.geo.nearby.RadiusJoin;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Row `match`: volunteers and actions at real postcodes, the volunteers a little beside them. An
/// action of a branch is for that branch's volunteers, every second one for everybody.
final class Match {

    private static final int ACTIONS = 10_000;
    private static final int VOLUNTEERS = 1_000_000;
    private static final int POSTGIS_VOLUNTEERS = 100_000;
    private static final int BRUTE = 1_000;
    private static final int BRANCHES = 8;
    private static final int ALL = 0;
    private static final Distance RADIUS = Distance.ofKilometres(5);

    /// The plane of the National Grid against the ellipsoid: its scale is wrong by up to 0.05 %.
    private static final double PLANE_DIFFERS = 0.001;

    private final List<GeoPoint> actions;
    private final Points volunteers;
    private final int[] volunteerBranch;
    private final int[] actionBranch;
    private final RadiusJoin join;
    private final JtsActions jts;
    private long pairs;

    private Match() throws IOException {
        var points = Points.ofPostcodes().shuffled(5);
        actions = points.distinctPlaces(ACTIONS);
        volunteers = points.first(VOLUNTEERS).moved(0.001, 6);
        var random = new Random(7);
        volunteerBranch = random.ints(VOLUNTEERS, 1, BRANCHES + 1).toArray();
        actionBranch =
                random.ints(ACTIONS, 1 - BRANCHES, BRANCHES + 1)
                        .map(b -> Math.max(ALL, b))
                        .toArray();
        join = RadiusJoin.of(actions);
        jts = new JtsActions(actions);
    }

    public static void main(String[] arguments) throws IOException {
        var bench = new Match();
        Row.run("match", row -> bench.measure(row, arguments[0]));
    }

    private boolean allows(int volunteer, int action) {
        return actionBranch[action] == ALL || actionBranch[action] == volunteerBranch[volunteer];
    }

    private void measure(Row row, String database) throws IOException {
        bruteForce(row);
        row.say(
                "  %,d volunteers, %,d actions, %,d pairs within %s that the rule allows",
                VOLUNTEERS, ACTIONS, ours(volunteers), RADIUS);
        var one = Side.timed(() -> pairs = ours(volunteers));
        var two = Side.timed(() -> pairs = byTwo());
        row.check("two threads find as many pairs", byTwo() == ours(volunteers));
        var difference = Math.abs((double) theirs() / ours(volunteers) - 1);
        row.check("as many pairs as JTS (sphere or ellipsoid: 1 %)", difference < 0.01);
        row.faster(
                "match",
                "loop of JTS KdTree queries + haversine",
                VOLUNTEERS,
                "volunteer",
                8,
                Pairs.measure(one, Side.timed(() -> pairs = theirs())));
        row.faster(
                "two threads", "one thread", VOLUNTEERS, "volunteer", 1.8, Pairs.measure(two, one));
        againstPostGis(row, database);
    }

    private long ours(Points from) {
        var count = new long[1];
        join.match(
                from.latitudes(),
                from.longitudes(),
                RADIUS,
                this::allows,
                (volunteer, action, metres) -> count[0]++);
        return count[0];
    }

    private long byTwo() {
        var counts = new long[2][16];
        join.match(
                volunteers.latitudes(),
                volunteers.longitudes(),
                RADIUS,
                this::allows,
                2,
                thread -> {
                    var mine = counts[thread];
                    return (volunteer, action, metres) -> mine[8]++;
                });
        return counts[0][8] + counts[1][8];
    }

    private long theirs() {
        var count = new long[1];
        for (var i = 0; i < VOLUNTEERS; i++) {
            var volunteer = i;
            jts.within(
                    volunteers.place(i),
                    RADIUS,
                    (action, metres) -> count[0] += allows(volunteer, action) ? 1 : 0);
        }
        return count[0];
    }

    private void bruteForce(Row row) {
        var some = volunteers.first(BRUTE);
        var found = new double[BRUTE][ACTIONS];
        join.match(
                some.latitudes(),
                some.longitudes(),
                RADIUS,
                this::allows,
                (volunteer, action, metres) -> found[volunteer][action] += 1 + metres);
        var same = true;
        for (var i = 0; i < BRUTE; i++) {
            for (var action = 0; action < ACTIONS; action++) {
                var metres = some.place(i).distanceTo(actions.get(action)).metres();
                var wanted = metres <= RADIUS.metres() && allows(i, action) ? 1 + metres : 0;
                same &= found[i][action] == wanted;
            }
        }
        row.check(
                "each pair once and with its distance, as by brute force over %,d volunteers"
                        .formatted(BRUTE),
                same);
    }

    private void againstPostGis(Row row, String database) throws IOException {
        var some = volunteers.first(POSTGIS_VOLUNTEERS);
        try (var postGis = new PostGis(database)) {
            postGis.run(
                    "CREATE TABLE volunteer (id int, branch int, place geometry(Point, 27700));"
                            + " CREATE TABLE action (id int, branch int, place geometry(Point,"
                            + " 27700));");
            postGis.load("volunteer", lines(some.places(0, some.size()), volunteerBranch));
            postGis.load("action", lines(actions, actionBranch));
            postGis.run("CREATE INDEX ON action USING gist (place); ANALYZE action;");
            var join =
                    "SELECT count(*) FROM volunteer v JOIN action a ON ST_DWithin(v.place, a.place,"
                            + " %s) AND (a.branch = 0 OR a.branch = v.branch)";
            checkPostGis(
                    row,
                    postGis,
                    join.replace("count(*)", "v.id, a.id").formatted(RADIUS.metres())
                            + " WHERE v.id < %d;".formatted(BRUTE));
            row.faster(
                    "match",
                    "PostGIS ST_DWithin on 27700",
                    some.size(),
                    "volunteer",
                    20,
                    Pairs.measure(
                            Side.timed(() -> pairs = ours(some)),
                            () -> postGis.seconds(join.formatted(RADIUS.metres()) + ";")));
        }
    }

    private void checkPostGis(Row row, PostGis postGis, String query) throws IOException {
        var some = volunteers.first(BRUTE);
        var theirs = new boolean[BRUTE][ACTIONS];
        for (var line : postGis.rows(query)) {
            var cells = line.split("\\|");
            theirs[Integer.parseInt(cells[0])][Integer.parseInt(cells[1])] = true;
        }
        var ours = new boolean[BRUTE][ACTIONS];
        join.match(
                some.latitudes(),
                some.longitudes(),
                RADIUS,
                this::allows,
                (volunteer, action, metres) -> ours[volunteer][action] = true);
        var same = true;
        for (var i = 0; i < BRUTE; i++) {
            for (var action = 0; action < ACTIONS; action++) {
                var share =
                        some.place(i).distanceTo(actions.get(action)).metres() / RADIUS.metres();
                same &= ours[i][action] == theirs[i][action] || Math.abs(share - 1) < PLANE_DIFFERS;
            }
        }
        row.check("the pairs of PostGIS but for those within 0.1 % of the radius", same);
    }

    private static List<String> lines(List<GeoPoint> places, int[] branches) {
        var lines = new ArrayList<String>();
        for (var place : places) {
            var grid = JtsActions.grid(place);
            lines.add(
                    "%d\t%d\tSRID=27700;POINT(%s %s)"
                            .formatted(lines.size(), branches[lines.size()], grid.x, grid.y));
        }
        return lines;
    }
}
