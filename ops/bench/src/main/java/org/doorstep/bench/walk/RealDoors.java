package org.doorstep.bench.walk;

import org.doorstep.bench.OpenData;
import org.doorstep.geo.walk.tour.CostMatrix;
import org.doorstep.geo.walk.tour.PlaneCosts;

import java.io.IOException;
import java.nio.file.Files;

/// The doors of Rutland that OpenStreetMap knows, in a plane of millimetres.
final class RealDoors {

    private static final double MILLIMETRES_PER_DEGREE = 111_320_000;

    private static final double LATITUDE = 52.65;

    private static final double LONGITUDE = -0.65;

    private RealDoors() {}

    static CostMatrix ofRutland() throws IOException {
        var lines = Files.readAllLines(OpenData.file("streets/rutland_2022_addresses.csv"));
        var shrink = Math.cos(Math.toRadians(LATITUDE));
        var x = new double[lines.size() - 1];
        var y = new double[lines.size() - 1];
        for (var i = 0; i < x.length; i++) {
            // Longitude, latitude and ward are the last cells and never quoted.
            var cells = lines.get(i + 1).split(",", -1);
            x[i] = from(cells[cells.length - 3], LONGITUDE) * shrink;
            y[i] = from(cells[cells.length - 2], LATITUDE);
        }
        return CostMatrix.of(PlaneCosts.of(x, y));
    }

    private static double from(String degrees, double origin) {
        return (Double.parseDouble(degrees) - origin) * MILLIMETRES_PER_DEGREE;
    }
}
