package org.doorstep.geo.point;

import static java.lang.Math.abs;
import static java.lang.Math.atan;
import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.tan;
import static java.lang.Math.toRadians;

/// Distance on the WGS84 ellipsoid: for near places [SpacePoint#shortGeodesic], for others T.
/// Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested
/// equations", Survey Review 176 (1975).
final class Geodesic {

    private static final double A = 6_378_137.0;
    private static final double F = 1 / 298.257223563;
    private static final double B = A * (1 - F);
    private static final double MEAN_RADIUS = 6_371_008.8;
    private static final int MOST_ROUNDS = 100;

    private Geodesic() {}

    static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        if (latitude1 == latitude2 && longitude1 == longitude2) {
            return 0;
        }
        var one = SpacePoint.of(latitude1, longitude1);
        var two = SpacePoint.of(latitude2, longitude2);
        if (one.chordSquared(two) <= SpacePoint.SHORT * SpacePoint.SHORT) {
            return SpacePoint.shortGeodesic(one.x(), one.y(), one.z(), two.x(), two.y(), two.z());
        }
        return vincenty(latitude1, longitude1, latitude2, longitude2);
    }

    static double vincenty(
            double latitude1, double longitude1, double latitude2, double longitude2) {
        var l = toRadians(longitude2 - longitude1);
        var u1 = atan((1 - F) * tan(toRadians(latitude1)));
        var u2 = atan((1 - F) * tan(toRadians(latitude2)));
        double sinU1 = sin(u1), cosU1 = cos(u1), sinU2 = sin(u2), cosU2 = cos(u2);
        var lambda = l;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            double sinLambda = sin(lambda), cosLambda = cos(lambda);
            var across = cosU2 * sinLambda;
            var along = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
            var sinSigma = sqrt(across * across + along * along);
            if (sinSigma == 0) {
                return 0;
            }
            var cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            var sigma = atan2(sinSigma, cosSigma);
            var sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            var cos2Alpha = 1 - sinAlpha * sinAlpha;
            // On the equator cos2Alpha is zero and the term with it vanishes: without this test it
            // would be NaN.
            var cos2Middle = cos2Alpha < 1e-18 ? 0 : cosSigma - 2 * sinU1 * sinU2 / cos2Alpha;
            var c = F / 16 * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
            var before = lambda;
            lambda = l + excess(c, sinAlpha, sigma, sinSigma, cosSigma, cos2Middle);
            if (abs(lambda - before) < 1e-12) {
                return length(sigma, sinSigma, cosSigma, cos2Alpha, cos2Middle);
            }
        }
        return haversine(latitude1, longitude1, latitude2, longitude2);
    }

    /// By how much the difference of longitude on the auxiliary sphere exceeds that on the
    /// ellipsoid.
    private static double excess(
            double c,
            double sinAlpha,
            double sigma,
            double sinSigma,
            double cosSigma,
            double cos2Middle) {
        var inner = cos2Middle + c * cosSigma * (2 * cos2Middle * cos2Middle - 1);
        return (1 - c) * F * sinAlpha * (sigma + c * sinSigma * inner);
    }

    private static double length(
            double sigma, double sinSigma, double cosSigma, double cos2Alpha, double cos2Middle) {
        var uu = cos2Alpha * (A * A - B * B) / (B * B);
        var a = 1 + uu / 16384 * (4096 + uu * (-768 + uu * (320 - 175 * uu)));
        var b = uu / 1024 * (256 + uu * (-128 + uu * (74 - 47 * uu)));
        var twice = cos2Middle * cos2Middle;
        var inner =
                cosSigma * (2 * twice - 1)
                        - b / 6 * cos2Middle * (4 * sinSigma * sinSigma - 3) * (4 * twice - 3);
        var deltaSigma = b * sinSigma * (cos2Middle + b / 4 * inner);
        return B * a * (sigma - deltaSigma);
    }

    private static double haversine(
            double latitude1, double longitude1, double latitude2, double longitude2) {
        var halfHeight = sin(toRadians(latitude2 - latitude1) / 2);
        var halfWidth = sin(toRadians(longitude2 - longitude1) / 2);
        var h =
                halfHeight * halfHeight
                        + cos(toRadians(latitude1))
                                * cos(toRadians(latitude2))
                                * halfWidth
                                * halfWidth;
        return 2 * MEAN_RADIUS * atan2(sqrt(h), sqrt(Math.max(0, 1 - h)));
    }
}
