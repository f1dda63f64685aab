/// What a volunteer may do, in which branch, until when.
@NullMarked
package org.doorstep.membership.role;

import org.jspecify.annotations.NullMarked;
