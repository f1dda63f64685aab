@NullMarked
package org.doorstep.canvassing.store;

import org.jspecify.annotations.NullMarked;
