/// Whole broadcasts on a real store, with providers that follow a script.
@NullMarked
package org.doorstep.messaging.broadcast.work;

import org.jspecify.annotations.NullMarked;
