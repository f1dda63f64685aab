package org.doorstep.geo.walk.turf.search;

/// Which turfs each piece of ground gets, by number.
///
/// @param pieces the pieces of ground
/// @param numbers for each piece the numbers of its turfs; at most as many as it has units
/// @param kept for each piece whether its units stay in the turfs they were in, as far as can be
/// @param turfs one more than the highest number; numbers that no piece has stay empty
/// @param before the turf each unit was in, below zero for none; looked at in kept pieces only
public record Plan(Piece[] pieces, int[][] numbers, boolean[] kept, int turfs, int[] before) {

    /// What each turf is held to.
    int[] most() {
        var most = new int[turfs];
        for (var p = 0; p < pieces.length; p++) {
            for (var number : numbers[p]) {
                most[number] = pieces[p].most(numbers[p].length);
            }
        }
        return most;
    }

    /// What no turf should fall below.
    int[] least() {
        var least = new int[turfs];
        for (var p = 0; p < pieces.length; p++) {
            for (var number : numbers[p]) {
                least[number] = pieces[p].least(numbers[p].length);
            }
        }
        return least;
    }
}
