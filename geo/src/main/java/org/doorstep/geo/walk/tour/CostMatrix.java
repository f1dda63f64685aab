package org.doorstep.geo.walk.tour;

/// Costs read from a table of 4 n² bytes: the fastest, and the only one for ways along streets.
///
/// Immutable; may be shared between threads.
public final class CostMatrix implements TourCosts {

    /// A table of this many stops takes 64 MB.
    public static final int MOST_STOPS = 4_000;

    private final int stops;
    private final int[] costs;

    private CostMatrix(int stops) {
        if (stops > MOST_STOPS) {
            throw new IllegalArgumentException(
                    "A table is for at most " + MOST_STOPS + " stops, not " + stops + ".");
        }
        this.stops = stops;
        costs = new int[stops * stops];
    }

    /// Writes down the costs that are otherwise computed each time.
    ///
    /// @throws IllegalArgumentException when there are more than [#MOST_STOPS]
    public static CostMatrix of(TourCosts computed) {
        var matrix = new CostMatrix(computed.stops());
        for (var from = 0; from < matrix.stops; from++) {
            for (var to = 0; to < from; to++) {
                matrix.put(from, to, computed.between(from, to));
            }
        }
        return matrix;
    }

    /// @param rows costs by stop and stop; copied
    /// @throws IllegalArgumentException when the table is not square, not the same in both
    ///   directions, holds a number below zero, or costs something from a stop to itself; or when
    ///   there are more than [#MOST_STOPS] stops
    public static CostMatrix of(int[][] rows) {
        var matrix = new CostMatrix(rows.length);
        for (var from = 0; from < rows.length; from++) {
            if (rows[from].length != rows.length || rows[from][from] != 0) {
                throw new IllegalArgumentException(
                        "Costs are a square table with zeros from each stop to itself.");
            }
            for (var to = 0; to < from; to++) {
                if (rows[from][to] < 0 || rows[from][to] != rows[to][from]) {
                    throw new IllegalArgumentException(
                            "Costs are zero or more and the same in both directions, not so from "
                                    + from
                                    + " to "
                                    + to
                                    + ".");
                }
                matrix.put(from, to, rows[from][to]);
            }
        }
        return matrix;
    }

    private void put(int from, int to, int cost) {
        costs[from * stops + to] = cost;
        costs[to * stops + from] = cost;
    }

    @Override
    public int stops() {
        return stops;
    }

    @Override
    public int between(int from, int to) {
        return costs[from * stops + to];
    }
}
