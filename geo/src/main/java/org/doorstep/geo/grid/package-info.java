/// British National Grid (EPSG:27700) to WGS84 and back, with stated accuracy, and the look of grid
/// numbers handed in as degrees.
@NullMarked
package org.doorstep.geo.grid;

import org.jspecify.annotations.NullMarked;
