/// Cutting streets into turf: what goes together, the cut by `geo`, and the cuts that are kept.
@NullMarked
package org.doorstep.canvassing.turf;

import org.jspecify.annotations.NullMarked;
