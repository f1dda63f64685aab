/// Tests of the security room.
@NullMarked
package org.doorstep.security;

import org.jspecify.annotations.NullMarked;
