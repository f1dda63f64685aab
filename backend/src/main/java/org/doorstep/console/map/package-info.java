/// The map, the list beside it, and the GeoJSON they are drawn from.
@NullMarked
package org.doorstep.console.map;

import org.jspecify.annotations.NullMarked;
