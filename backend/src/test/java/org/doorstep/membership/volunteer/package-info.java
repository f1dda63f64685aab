/// One volunteer's rules.
@NullMarked
package org.doorstep.membership.volunteer;

import org.jspecify.annotations.NullMarked;
