@NullMarked
package org.doorstep.canvassing.assignment;

import org.jspecify.annotations.NullMarked;
