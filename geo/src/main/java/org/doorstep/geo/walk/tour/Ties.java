package org.doorstep.geo.walk.tour;

import java.util.Arrays;

/// Pairs of stops that stay neighbours in every tour, such as the two ends of a street that is
/// walked along. Each stop is tied to one other at most.
///
/// Immutable; may be shared between threads.
public final class Ties {

    private static final int NOBODY = -1;

    private final int[] partners;

    private Ties(int[] partners) {
        this.partners = partners;
    }

    /// No ties between this many stops.
    public static Ties none(int stops) {
        var partners = new int[stops];
        Arrays.fill(partners, NOBODY);
        return new Ties(partners);
    }

    /// @param pairs of stops, two by two
    /// @throws IllegalArgumentException when a stop would be tied to itself or twice
    public static Ties of(int stops, int... pairs) {
        var ties = none(stops);
        for (var i = 0; i < pairs.length; i += 2) {
            ties.tie(pairs[i], pairs[i + 1]);
        }
        return ties;
    }

    private void tie(int a, int b) {
        if (a == b || partners[a] != NOBODY || partners[b] != NOBODY) {
            throw new IllegalArgumentException(
                    "A stop is tied to one other at most, so not " + a + " to " + b + ".");
        }
        partners[a] = b;
        partners[b] = a;
    }

    /// Whether these two stay neighbours.
    public boolean hold(int a, int b) {
        return partners[a] == b;
    }

    int stops() {
        return partners.length;
    }

    /// The stop this one is tied to, or -1.
    int partnerOf(int stop) {
        return partners[stop];
    }
}
