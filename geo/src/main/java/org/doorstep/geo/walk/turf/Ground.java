package org.doorstep.geo.walk.turf;

import org.doorstep.geo.walk.turf.search.Field;
import org.doorstep.geo.walk.turf.search.Piece;

import java.util.Arrays;
import java.util.List;

/// The ground as a graph: units that are dealt out whole, and which of them are neighbours. Two
/// units are in the same *piece* of ground when a chain of neighbours joins them; a turf is
/// *connected on the ground* when the neighbours among its own units join all of them.
///
/// A unit is a building, or a stretch handed in as such; where sides are kept whole, all units of
/// one street side that hang together along it. Two units are neighbours when
///
/// 1. they follow one another by number on the same side of a street (a name without a number
///    stands with the nearest on its side),
/// 2. one is the nearest to the other across their street,
/// 3. one is first or last on its side of a street and the other the nearest to it of another
///    street, at most 60 m away (a stretch: wherever another street comes that near),
/// 4. the ways of rule 1 on two streets cross, and they are the nearest pair at the crossing, or
/// 5. their pieces would else be apart, and this is the shortest way out of the smaller piece (seen
///    from each of its units to the 12 nearest outside it),
///
/// and the straight way between them is at most the reach and has no point in common with a
/// barrier. Distances are those of a plane laid at the middle of the ground, between the nearest
/// points.
///
/// A unit whose place is unknown stands, by number, between its neighbours on the street. Streets
/// of which no place is known are neighbours as rules 1 and 2 say, by number and rank, and the last
/// unit of one is a neighbour of the first of the next in the list; neither reach nor barrier parts
/// them.
///
/// Immutable; may be shared between threads. Making it costs about O(n log n) for n frontages, some
/// 50 ms for 10,000.
public final class Ground<K> {

    final Units<K> units;
    final int[][] neighbours;

    final int[] side;

    final int[] piece;
    final AnchorGrid grid;

    private Ground(Units<K> units, int[][] neighbours, int[] side, AnchorGrid grid) {
        this.units = units;
        this.neighbours = neighbours;
        this.side = side;
        this.grid = grid;
        piece = Links.pieces(neighbours);
    }

    /// The ground of a request, units in the order in which their first frontage is given. Takes
    /// any request, one that [TurfCutter] would refuse too.
    public static <K> Ground<K> of(TurfRequest<K> request) {
        var units = new Units<>(request.frontages());
        var sides = new StreetSides(units);
        var barriers = new BarrierLines(request.barriers(), units);
        var links = new GroundLinks(units, sides, barriers, request.options().reach().metres());
        var neighbours = links.find();
        var side = sides.parts(neighbours);
        if (request.options().keepSidesWhole()) {
            return whole(units, sides, neighbours, side);
        }
        return new Ground<>(units, neighbours, side, links.grid());
    }

    private static <K> Ground<K> whole(
            Units<K> units, StreetSides sides, int[][] neighbours, int[] side) {
        var links = new Links();
        for (var unit = 0; unit < units.count; unit++) {
            for (var next : neighbours[unit]) {
                links.add(side[unit], side[next]);
            }
        }
        var merged = units.merged(sides.membersOf(side));
        var itself = new int[merged.count];
        Arrays.setAll(itself, unit -> unit);
        return new Ground<>(merged, links.byUnit(merged.count), itself, new AnchorGrid(merged, 60));
    }

    /// How many units there are; they are numbered from 0.
    public int size() {
        return units.count;
    }

    /// What a unit holds, in the order given; never empty.
    public List<Frontage<K>> frontages(int unit) {
        return List.copyOf(units.frontages.get(unit));
    }

    public int doors(int unit) {
        return units.doors[unit];
    }

    int mostDoorsOfAUnit() {
        return Arrays.stream(units.doors).max().orElse(0);
    }

    /// The neighbours of a unit, rising.
    public int[] neighbours(int unit) {
        return neighbours[unit].clone();
    }

    /// The piece of ground a unit lies in, numbered from 0 by its first unit.
    public int piece(int unit) {
        return piece[unit];
    }

    /// The street side a unit belongs to. What a barrier or a gap parts counts as two sides: units
    /// have the same number when neighbours on one side of one street join them.
    public int side(int unit) {
        return side[unit];
    }

    /// As the search takes it.
    Field field() {
        var n = size();
        double[] x = new double[2 * n], y = new double[2 * n];
        for (var unit = 0; unit < n; unit++) {
            var anchors = units.anchors[unit];
            x[2 * unit] = anchors[0];
            y[2 * unit] = anchors[1];
            x[2 * unit + 1] = anchors[anchors.length - 2];
            y[2 * unit + 1] = anchors[anchors.length - 1];
        }
        var near = new NearUnits(this).all();
        return new Field(units.doors, units.street, side, x, y, neighbours, near);
    }

    Piece[] pieces(TurfOptions options) {
        var sizes = new int[Arrays.stream(piece).max().orElse(-1) + 1];
        for (var p : piece) {
            sizes[p]++;
        }
        var members = Arrays.stream(sizes).mapToObj(size -> new int[size]).toArray(int[][]::new);
        for (var unit = size() - 1; unit >= 0; unit--) {
            members[piece[unit]][--sizes[piece[unit]]] = unit;
        }
        return Arrays.stream(members)
                .map(own -> Piece.of(own, units.doors, options.wantedDoors(), options.mostDoors()))
                .toArray(Piece[]::new);
    }
}
