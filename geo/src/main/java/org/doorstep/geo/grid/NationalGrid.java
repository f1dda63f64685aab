package org.doorstep.geo.grid;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.UnitedKingdom;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/// British National Grid (EPSG:27700) to WGS84 and back, by Ordnance Survey's own definition OSTN15
/// ("A guide to coordinate systems in Great Britain", section 6.4): the transverse Mercator
/// projection of ETRS89 by proj4j, then the difference from a lattice of 1 km, the way back by
/// iteration.
///
/// **Accuracy.** Within 1 mm of OSTN15 on its lattice (0 to 700 km east, 0 to 1,250 km north),
/// there and back again within 1 mm. WGS84 is taken to be ETRS89, from which it drifts by 2.5 cm a
/// year, 0.9 m by now; so are the maps and files that say WGS84. Off the lattice the seven Helmert
/// parameters stand in (section 6.6), within 5 m of OSTN15 where both are known; far from Great
/// Britain the answer means nothing.
///
/// Stateless; may be used from any thread. A place costs about a microsecond; the lattice is read
/// on first use, in some 50 ms.
public final class NationalGrid {

    private static final String PROJECTION =
            " +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +units=m +no_defs";
    private static final String OSGB36 =
            "+proj=tmerc +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489"
                    + PROJECTION;

    /// The extended series: the plain one is millimetres off at St Kilda, 6.6 degrees from the
    /// middle.
    private static final String ETRS89 =
            "+proj=etmerc +ellps=GRS80 +towgs84=0,0,0,0,0,0,0" + PROJECTION;

    private static final String WGS84 = "+proj=longlat +datum=WGS84 +no_defs";
    private static final String DEGREES =
            "+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs";

    /// A tenth of a millimetre; three rounds get there.
    private static final double NEAR_ENOUGH = 1e-4;

    private static final int MOST_ROUNDS = 10;

    /// proj4j's transforms keep working storage, so each thread has its own.
    private static final ThreadLocal<NationalGrid> TRANSFORMS =
            ThreadLocal.withInitial(NationalGrid::new);

    private final CoordinateTransform helmertOutward;
    private final CoordinateTransform helmertInward;
    private final CoordinateTransform outward;
    private final CoordinateTransform inward;

    private NationalGrid() {
        helmertOutward = transform(OSGB36, WGS84);
        helmertInward = transform(WGS84, OSGB36);
        outward = transform(ETRS89, DEGREES);
        inward = transform(DEGREES, ETRS89);
    }

    private static CoordinateTransform transform(String from, String to) {
        var systems = new CRSFactory();
        return new CoordinateTransformFactory()
                .createTransform(
                        systems.createFromParameters("from", from),
                        systems.createFromParameters("to", to));
    }

    /// @throws IllegalArgumentException when the numbers are not [#looksLikeGrid] metres nor the
    ///   grid's own origin corner
    public static GeoPoint toWgs84(double easting, double northing) {
        if (!(easting >= 0 && easting <= 700_000 && northing >= 0 && northing <= 1_300_000)) {
            throw new IllegalArgumentException(
                    "The National Grid spans 0 to 700,000 east and 0 to 1,300,000 north, not "
                            + easting
                            + ", "
                            + northing
                            + ".");
        }
        var unshifted = unshifted(easting, northing);
        var metres = unshifted == null ? new GridPoint(easting, northing) : unshifted;
        var transforms = TRANSFORMS.get();
        var transform = unshifted == null ? transforms.helmertOutward : transforms.outward;
        var degrees = new ProjCoordinate();
        transform.transform(new ProjCoordinate(metres.easting(), metres.northing()), degrees);
        return new GeoPoint(degrees.y, degrees.x);
    }

    /// The ETRS89 metres whose National Grid metres these are; null off the lattice.
    private static @Nullable GridPoint unshifted(double easting, double northing) {
        var lattice = Ostn15.lattice();
        double x = easting, y = northing;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var difference = lattice.differenceAt(x, y);
            if (difference == null) {
                return null;
            }
            double nextX = easting - difference.easting(), nextY = northing - difference.northing();
            var moved = Math.max(Math.abs(nextX - x), Math.abs(nextY - y));
            x = nextX;
            y = nextY;
            if (moved < NEAR_ENOUGH) {
                break;
            }
        }
        return new GridPoint(x, y);
    }

    /// Any place near Great Britain; far away the projection means nothing, and a result beyond it
    /// is a number all the same.
    public static GridPoint fromWgs84(GeoPoint point) {
        var degrees = new ProjCoordinate(point.longitude(), point.latitude());
        var metres = new ProjCoordinate();
        TRANSFORMS.get().inward.transform(degrees, metres);
        var difference = Ostn15.lattice().differenceAt(metres.x, metres.y);
        if (difference != null) {
            return new GridPoint(metres.x + difference.easting(), metres.y + difference.northing());
        }
        TRANSFORMS.get().helmertInward.transform(degrees, metres);
        return new GridPoint(metres.x, metres.y);
    }

    /// Whether two numbers handed in as degrees look like eastings and northings: within the grid's
    /// bounds, and at least one beyond any degree.
    public static boolean looksLikeGrid(double x, double y) {
        return UnitedKingdom.looksLikeGrid(x, y);
    }
}
