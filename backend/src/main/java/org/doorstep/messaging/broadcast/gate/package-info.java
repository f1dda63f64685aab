/// May this person be written to, on this channel, now? A named list of policies, each one function
/// that allows, waits or refuses with a reason an organiser can read.
///
/// They are asked for every window of sending, on what was read for that window. They read nothing
/// themselves, so the list can be shown to a data protection officer as it stands.
@NullMarked
package org.doorstep.messaging.broadcast.gate;

import org.jspecify.annotations.NullMarked;
