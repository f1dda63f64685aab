/// The gates, one rule at a time.
@NullMarked
package org.doorstep.messaging.broadcast.gate;

import org.jspecify.annotations.NullMarked;
