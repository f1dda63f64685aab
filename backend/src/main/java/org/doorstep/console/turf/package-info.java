/// Cutting streets into turf on the map: looking at a cut, keeping it, handing its turfs out.
@NullMarked
package org.doorstep.console.turf;

import org.jspecify.annotations.NullMarked;
