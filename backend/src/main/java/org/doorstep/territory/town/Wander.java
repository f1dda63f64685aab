package org.doorstep.territory.town;

import java.util.Random;

/// A smooth to and fro that is zero at both ends: what keeps a border or a street from being
/// straight.
final class Wander {

    private static final int WAVES = 4;

    private final double[] height = new double[WAVES];
    private final double[] shift = new double[WAVES];

    /// @param size how far it strays at most, about
    Wander(Random random, double size) {
        for (var wave = 0; wave < WAVES; wave++) {
            height[wave] = size * (0.4 + 0.6 * random.nextDouble()) / (wave + 1.5);
            shift[wave] = 2 * Math.PI * random.nextDouble();
        }
    }

    /// @param share 0 to 1 along the way
    double at(double share) {
        var sum = 0.0;
        for (var wave = 0; wave < WAVES; wave++) {
            sum += height[wave] * Math.sin(2 * Math.PI * (wave + 1) * share + shift[wave]);
        }
        return sum * Math.min(1, 5 * Math.min(share, 1 - share));
    }
}
