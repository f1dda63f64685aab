/// The search behind turf cutting, on plain arrays: units with doors and neighbours in, the turf of
/// each unit out. For `org.doorstep.geo.walk.turf`, which states what is promised; nobody else
/// calls it.
@NullMarked
package org.doorstep.geo.walk.turf.search;

import org.jspecify.annotations.NullMarked;
