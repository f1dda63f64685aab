@NullMarked
package org.doorstep.messaging.broadcast.shape;

import org.jspecify.annotations.NullMarked;
