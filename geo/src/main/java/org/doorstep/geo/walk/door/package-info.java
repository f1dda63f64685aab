/// Walking from door to door: one side of a street at a time, crossing over, or wherever it is
/// shortest; buildings whole, their flats in order.
@NullMarked
package org.doorstep.geo.walk.door;

import org.jspecify.annotations.NullMarked;
