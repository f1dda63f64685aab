package org.doorstep.bench.walk;

/// What a solver found, with the seconds it took to come within a wanted length.
///
/// @param length of the shortest tour within the time allowed
/// @param secondsToWanted infinite when it did not come so far
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
record Found(int[] order, long length, double secondsToWanted) {}
