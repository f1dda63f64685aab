package org.doorstep.geo.walk.turf;

import java.util.Arrays;

/// Pairs of neighbours, collected in any order and any number of times, then laid out by unit.
final class Links {

    private long[] pairs = new long[64];
    private int size;

    void add(int a, int b) {
        if (a == b) {
            return;
        }
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
        }
        pairs[size++] = (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /// The neighbours of each unit, rising, each once.
    int[][] byUnit(int units) {
        var sorted = Arrays.copyOf(pairs, size);
        Arrays.sort(sorted);
        var distinct = Arrays.stream(sorted).distinct().toArray();
        var degree = new int[units];
        for (var pair : distinct) {
            degree[(int) (pair >> 32)]++;
            degree[(int) pair]++;
        }
        var neighbours = new int[units][];
        for (var unit = 0; unit < units; unit++) {
            neighbours[unit] = new int[degree[unit]];
        }
        Arrays.fill(degree, 0);
        for (var pair : distinct) {
            int a = (int) (pair >> 32), b = (int) pair;
            neighbours[a][degree[a]++] = b;
            neighbours[b][degree[b]++] = a;
        }
        for (var row : neighbours) {
            Arrays.sort(row);
        }
        return neighbours;
    }

    /// Numbers the connected pieces from 0 in the order of their first unit.
    static int[] pieces(int[][] neighbours) {
        var piece = new int[neighbours.length];
        Arrays.fill(piece, -1);
        var queue = new int[neighbours.length];
        var pieces = 0;
        for (var first = 0; first < neighbours.length; first++) {
            if (piece[first] >= 0) {
                continue;
            }
            int head = 0, tail = 0;
            queue[tail++] = first;
            piece[first] = pieces;
            while (head < tail) {
                for (var next : neighbours[queue[head++]]) {
                    if (piece[next] < 0) {
                        piece[next] = pieces;
                        queue[tail++] = next;
                    }
                }
            }
            pieces++;
        }
        return piece;
    }
}
