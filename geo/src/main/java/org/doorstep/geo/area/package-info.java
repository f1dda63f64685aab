/// Outlines on the ground: reading rings, repairing them with a report, asking which area holds a
/// point, and thinning them for a map. JTS lives behind `Outline`; callers outside this module see
/// points, boxes and bytes only.
@NullMarked
package org.doorstep.geo.area;

import org.jspecify.annotations.NullMarked;
