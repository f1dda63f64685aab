/// Tells the holder of a walk that it is about to lapse: the occasion, and the audience of one it
/// is for.
@NullMarked
package org.doorstep.canvassing.lapse;

import org.jspecify.annotations.NullMarked;
