/// Cutting turf: doors parted into pieces of ground of a wanted size that one team covers in one
/// outing. Every building goes to one turf as a whole, every turf hangs together on the ground, and
/// no turf reaches over a barrier. The order in which a turf is walked is made by
/// `org.doorstep.geo.walk`.
@NullMarked
package org.doorstep.geo.walk.turf;

import org.jspecify.annotations.NullMarked;
