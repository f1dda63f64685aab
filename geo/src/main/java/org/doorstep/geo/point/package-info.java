/// Places and lengths: a checked point on the ground, a length in metres, a box of degrees.
/// Everything else in `geo` speaks in these words. No polygons, no indexes, no files.
@NullMarked
package org.doorstep.geo.point;

import org.jspecify.annotations.NullMarked;
