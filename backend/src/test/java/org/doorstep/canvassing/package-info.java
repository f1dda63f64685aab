@NullMarked
package org.doorstep.canvassing;

import org.jspecify.annotations.NullMarked;
