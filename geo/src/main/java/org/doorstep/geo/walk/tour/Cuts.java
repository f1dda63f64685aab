package org.doorstep.geo.walk.tour;

/// Where a closed tour is cut into pieces and how their ends are joined anew.
///
/// Piece j ends at cut j and begins behind the cut before; its first stop is end 2 j, its last end
/// 2 j + 1. Not for sharing between threads.
final class Cuts {

    static final int MOST = 4;

    private final int[] positions = new int[MOST];
    private final int[] joined = new int[2 * MOST];
    private int pieces;

    /// Begins anew with these cuts, given as positions in the tour in rising order; a cut is behind
    /// its position.
    void at(int[] rising, int count) {
        pieces = count;
        System.arraycopy(rising, 0, positions, 0, count);
    }

    int pieces() {
        return pieces;
    }

    int position(int piece) {
        return positions[piece];
    }

    /// The position of the stop with which a piece begins, below zero when that is before the
    /// array's beginning.
    int beginning(int piece, int stops) {
        return piece == 0 ? positions[pieces - 1] + 1 - stops : positions[piece - 1] + 1;
    }

    int length(int piece, int stops) {
        return positions[piece] + 1 - beginning(piece, stops);
    }

    void join(int oneEnd, int otherEnd) {
        joined[oneEnd] = otherEnd;
        joined[otherEnd] = oneEnd;
    }

    int joinedTo(int end) {
        return joined[end];
    }

    /// Whether the pieces, joined as they are, are one closed tour.
    boolean areOneTour() {
        var passed = 1;
        for (var end = joined[1]; end != 0 && passed <= pieces; end = joined[end ^ 1]) {
            passed++;
        }
        return passed == pieces;
    }
}
