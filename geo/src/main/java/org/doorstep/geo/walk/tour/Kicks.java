package org.doorstep.geo.walk.tour;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Changes a tour in a small place such that a descent does not simply change it back: the double
/// bridge (O. Martin, S. W. Otto and E. W. Felten 1991) over four cuts within a stretch of the
/// tour, whose three pieces between are walked in the opposite order, each in its own direction.
/// Short stretches are what makes thousands of kicks a second worth while (D. Applegate, W. Cook
/// and A. Rohe 2003).
final class Kicks {

    private static final int STRETCH = 90;

    /// In a tour of a few stops there may be no four edges that are not tied.
    private static final int TRIES = 8;

    private final TourCosts costs;
    private final Ties ties;
    private final TourArray tour;
    private final SplittableRandom random;
    private final int[] rising = new int[Cuts.MOST];
    private final Cuts cuts = new Cuts();

    Kicks(TourCosts costs, Ties ties, TourArray tour, long seed) {
        this.costs = costs;
        this.ties = ties;
        this.tour = tour;
        random = new SplittableRandom(seed);
    }

    /// Kicks once and has the descent look at the stops concerned; does nothing when no place is
    /// found.
    ///
    /// @return by how much the tour has become longer, below zero when shorter
    long kick(Descent descent) {
        for (var i = 0; i < TRIES; i++) {
            if (choose()) {
                return exchange(descent);
            }
        }
        return 0;
    }

    private boolean choose() {
        var stops = tour.stops();
        var stretch = Math.min(stops, STRETCH);
        var from = random.nextInt(stops);
        for (var i = 0; i < Cuts.MOST; i++) {
            var at = from + random.nextInt(stretch);
            rising[i] = at < stops ? at : at - stops;
        }
        Arrays.sort(rising);
        for (var i = 0; i < Cuts.MOST; i++) {
            if (i > 0 && rising[i] == rising[i - 1] || ties.hold(last(i), first(i))) {
                return false;
            }
        }
        return true;
    }

    private int last(int cut) {
        return tour.at(rising[cut]);
    }

    private int first(int cut) {
        return tour.next(last(cut));
    }

    private long exchange(Descent descent) {
        cuts.at(rising, Cuts.MOST);
        var longer = 0L;
        for (var i = 0; i < Cuts.MOST; i++) {
            longer += costs.between(last(i), first(i + 2 & 3)) - costs.between(last(i), first(i));
            cuts.join(2 * i + 1, 2 * (i + 3 & 3));
            descent.look(last(i));
            descent.look(first(i));
        }
        tour.rejoin(cuts);
        return longer;
    }
}
