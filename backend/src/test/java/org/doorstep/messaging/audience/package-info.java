/// Joining audiences, on people in memory.
@NullMarked
package org.doorstep.messaging.audience;

import org.jspecify.annotations.NullMarked;
