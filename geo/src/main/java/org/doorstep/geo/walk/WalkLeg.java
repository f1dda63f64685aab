package org.doorstep.geo.walk;

/// One street part in a walk.
///
/// @param line the street part
/// @param backwards whether it is walked from its last point to its first, numbers falling
public record WalkLeg<K>(StreetLine<K> line, boolean backwards) {}
