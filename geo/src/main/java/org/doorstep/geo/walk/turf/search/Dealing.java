package org.doorstep.geo.walk.turf.search;

/// What the search came to.
///
/// @param paths the units of each turf in the order of the walk that the search sees
/// @param doors of each turf
/// @param sidesSplit by how many the parts of sides exceed the sides
/// @param between metres from unit to unit along all paths
public record Dealing(int[][] paths, int[] doors, int sidesSplit, double between) {}
