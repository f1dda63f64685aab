@NullMarked
package org.doorstep.security.limit;

import org.jspecify.annotations.NullMarked;
