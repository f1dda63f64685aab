package org.doorstep.geo.walk.turf.search;

import java.util.stream.IntStream;

/// Which turfs each piece of ground gets, by number.
///
/// @param pieces the pieces of ground
/// @param numbers for each piece the numbers of its turfs; at most as many as it has units
/// @param kept for each piece whether its units stay in the turfs they were in, as far as can be
/// @param turfs one more than the highest number; numbers that no piece has stay empty
/// @param before the turf each unit was in, below zero for none; looked at in kept pieces only
public record Plan(Piece[] pieces, int[][] numbers, boolean[] kept, int turfs, int[] before) {

    /// The pieces, with more turfs where one came out above its limit. The same array when none
    /// did.
    public Piece[] wider(int[] doors) {
        var wider = pieces.clone();
        var found = false;
        for (var p = 0; p < pieces.length; p++) {
            var limit = pieces[p].limit();
            if (IntStream.of(numbers[p]).anyMatch(number -> doors[number] > limit)) {
                wider[p] = pieces[p].withMoreTurfs();
                found = true;
            }
        }
        return found ? wider : pieces;
    }

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
