package org.doorstep.geo.grid;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.UnitedKingdom;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/// British National Grid (EPSG:27700) to WGS84 and back, by proj4j with the seven Helmert
/// parameters published by Ordnance Survey ("A guide to coordinate systems in Great Britain",
/// section 6.6).
///
/// **Accuracy.** Within 5 m of OSTN15 everywhere in Great Britain (worst at St Kilda, 4.94 m),
/// typically 1 to 3 m; there and back again within 1 cm. Enough to find a ward or a street, not to
/// draw a boundary. Outside the grid's bounds the answer means nothing.
///
/// Stateless; may be used from any thread.
public final class NationalGrid {

    private static final String OSGB36 =
            "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
                + " +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";
    private static final String WGS84 = "+proj=longlat +datum=WGS84 +no_defs";

    /// proj4j's transforms keep working storage, so each thread has its own.
    private static final ThreadLocal<NationalGrid> TRANSFORMS =
            ThreadLocal.withInitial(NationalGrid::new);

    private final CoordinateTransform outward;
    private final CoordinateTransform inward;

    private NationalGrid() {
        var systems = new CRSFactory();
        CoordinateReferenceSystem grid = systems.createFromParameters("EPSG:27700", OSGB36);
        CoordinateReferenceSystem degrees = systems.createFromParameters("EPSG:4326", WGS84);
        var transforms = new CoordinateTransformFactory();
        outward = transforms.createTransform(grid, degrees);
        inward = transforms.createTransform(degrees, grid);
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
        var degrees = new ProjCoordinate();
        TRANSFORMS.get().outward.transform(new ProjCoordinate(easting, northing), degrees);
        return new GeoPoint(degrees.y, degrees.x);
    }

    /// Any place near Great Britain; far away the projection means nothing, and a result beyond it
    /// is a number all the same.
    public static GridPoint fromWgs84(GeoPoint point) {
        var metres = new ProjCoordinate();
        TRANSFORMS
                .get()
                .inward
                .transform(new ProjCoordinate(point.longitude(), point.latitude()), metres);
        return new GridPoint(metres.x, metres.y);
    }

    /// Whether two numbers handed in as degrees look like eastings and northings: within the grid's
    /// bounds, and at least one beyond any degree.
    public static boolean looksLikeGrid(double x, double y) {
        return UnitedKingdom.looksLikeGrid(x, y);
    }
}
