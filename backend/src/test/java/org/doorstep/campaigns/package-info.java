/// Things to turn up to, tested through the room's doors.
@NullMarked
package org.doorstep.campaigns;

import org.jspecify.annotations.NullMarked;
