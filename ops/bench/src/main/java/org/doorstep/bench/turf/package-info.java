/// The row `turf`: cutting compared with a cut of the Hilbert curve and with METIS on the same
/// graph of units.
@NullMarked
package org.doorstep.bench.turf;

import org.jspecify.annotations.NullMarked;
