/// Our people, tested through the room's doors.
@NullMarked
package org.doorstep.membership;

import org.jspecify.annotations.NullMarked;
