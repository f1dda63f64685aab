package org.doorstep.geo.walk.tour;

/// A closed tour found.
///
/// @param order every stop once; the array is the caller's
/// @param length of the whole round
/// @param kicks how many were made
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record Tour(int[] order, long length, long kicks) {}
