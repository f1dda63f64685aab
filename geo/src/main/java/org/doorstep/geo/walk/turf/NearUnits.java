package org.doorstep.geo.walk.turf;

import java.util.Arrays;

/// For each unit the units it might stand beside in a walk: its neighbours on the ground and the
/// nearest others of its piece.
final class NearUnits {

    private static final int NEAREST = 8;
    private static final double[] RADII = {25, 50, 100, 200};

    private final Ground<?> ground;
    private long[] found = new long[256];
    private int size;

    NearUnits(Ground<?> ground) {
        this.ground = ground;
    }

    int[][] all() {
        var near = new int[ground.size()][];
        for (var unit = 0; unit < near.length; unit++) {
            near[unit] = of(unit);
        }
        return near;
    }

    private int[] of(int unit) {
        for (var radius : RADII) {
            size = 0;
            ground.grid.near(unit, radius, other -> offer(unit, other, radius));
            Arrays.sort(found, 0, size);
            if (size >= NEAREST) {
                break;
            }
        }
        size = Math.min(size, NEAREST);
        for (var next : ground.neighbours[unit]) {
            offer(unit, next, Double.POSITIVE_INFINITY);
        }
        return Arrays.stream(found, 0, size)
                .sorted()
                .mapToInt(one -> (int) one)
                .distinct()
                .toArray();
    }

    /// Centimetres first, then the number, so that ties have an order.
    private void offer(int unit, int other, double radius) {
        var apart = ground.units.apart(unit, other);
        if (apart > radius || ground.piece[other] != ground.piece[unit]) {
            return;
        }
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = (long) (apart * 100) << 32 | other;
    }
}
