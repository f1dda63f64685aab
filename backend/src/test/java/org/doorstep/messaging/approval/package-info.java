/// A second person's word, at the door.
@NullMarked
package org.doorstep.messaging.approval;

import org.jspecify.annotations.NullMarked;
