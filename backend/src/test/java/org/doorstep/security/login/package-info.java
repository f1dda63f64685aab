/// Tests of what stands behind signing in.
@NullMarked
package org.doorstep.security.login;

import org.jspecify.annotations.NullMarked;
