package org.doorstep.membership;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.point.PointReading;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;

import java.util.List;

/// A place as a phone or a form sends it, judged once for all rooms.
public final class TypedPoint {

    /// Somewhere on earth, but not here.
    public static final ProblemCode OUTSIDE_UK =
            new ProblemCode("point-outside-uk", 422, "The point is outside the United Kingdom");

    /// The two numbers are evidently exchanged.
    public static final ProblemCode SWAPPED =
            new ProblemCode("coordinates-swapped", 422, "Latitude and longitude seem exchanged");

    private TypedPoint() {}

    /// Reads a place; a place on the edge of the United Kingdom's box is inside.
    ///
    /// @param field what it is called in the request, for the refusal
    public static Outcome<GeoPoint> read(String field, double latitude, double longitude) {
        return switch (GeoPoint.read(latitude, longitude)) {
            case PointReading.Valid(var point) -> Outcome.done(point);
            case PointReading.Swapped swapped ->
                    refused(
                            SWAPPED,
                            field,
                            "latitude first, then longitude",
                            "Exchange the two numbers.");
            case PointReading.OutsideUk outside -> outside(field);
            case PointReading.LooksLikeGrid grid ->
                    refused(
                            OUTSIDE_UK,
                            field,
                            "degrees on WGS84, no grid metres",
                            "Send degrees, not eastings and northings.");
            case PointReading.OutOfRange range -> outside(field);
            case PointReading.NotANumber none -> outside(field);
        };
    }

    private static Outcome<GeoPoint> outside(String field) {
        return refused(
                OUTSIDE_UK,
                field,
                "a place in the United Kingdom",
                "Send degrees north from 49.8 to 60.95 and degrees east from -8.7 to 1.85.");
    }

    private static Outcome<GeoPoint> refused(
            ProblemCode code, String field, String rule, String detail) {
        var fault = new Refusal.FieldFault(field, rule, detail);
        return Outcome.refused(new Refusal(code, rule, detail, List.of(fault), null));
    }
}
