/// Open-loop load on a running server.
@NullMarked
package org.doorstep.load;

import org.jspecify.annotations.NullMarked;
