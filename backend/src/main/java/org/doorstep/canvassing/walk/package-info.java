/// Making a walk of streets: their parts in the order that keeps the way short.
@NullMarked
package org.doorstep.canvassing.walk;

import org.jspecify.annotations.NullMarked;
