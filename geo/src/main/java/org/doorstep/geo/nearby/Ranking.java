package org.doorstep.geo.nearby;

import java.util.Arrays;

/// Puts what was found into order, nearest first, of equally far the smaller number first.
///
/// Sorts distances as whole numbers with the place in the list in their last bits, because plain
/// numbers are what the JDK sorts fastest; where two distances give the same whole number, by
/// themselves.
final class Ranking {

    private Ranking() {}

    /// @param metres finite, zero or more, less than 2^26
    /// @param items their numbers
    /// @param count how many of both
    /// @return places in the two arrays, in order
    static int[] of(double[] metres, int[] items, int count) {
        var bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        var most = 0.0;
        for (var i = 0; i < count; i++) {
            most = Math.max(most, metres[i]);
        }
        // So that the furthest fits into 63 bits.
        var scale = Math.scalb(1.0, 62 - bits - Math.max(0, Math.getExponent(most)));
        var keys = new long[count];
        for (var i = 0; i < count; i++) {
            keys[i] = (long) (metres[i] * scale) << bits | i;
        }
        Arrays.sort(keys);
        var mask = (1L << bits) - 1;
        var order = new int[count];
        for (var i = 0; i < count; i++) {
            order[i] = (int) (keys[i] & mask);
        }
        mend(order, metres, items);
        return order;
    }

    /// By insertion: next to nothing is out of order.
    private static void mend(int[] order, double[] metres, int[] items) {
        for (var next = 1; next < order.length; next++) {
            var one = order[next];
            var place = next;
            while (place > 0 && isAfter(order[place - 1], one, metres, items)) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = one;
        }
    }

    private static boolean isAfter(int one, int other, double[] metres, int[] items) {
        return metres[one] > metres[other]
                || (metres[one] == metres[other] && items[one] > items[other]);
    }
}
