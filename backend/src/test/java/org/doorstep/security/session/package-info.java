@NullMarked
package org.doorstep.security.session;

import org.jspecify.annotations.NullMarked;
