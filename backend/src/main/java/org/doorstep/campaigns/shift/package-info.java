/// Times, places, sign-ups and check-ins. A place is taken by one write to the shift's own
/// document, so the last one goes to exactly one person.
@NullMarked
package org.doorstep.campaigns.shift;

import org.jspecify.annotations.NullMarked;
