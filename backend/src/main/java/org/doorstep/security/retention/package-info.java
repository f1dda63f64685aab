/// What is removed at night because it has been kept long enough, and the receipt of it.
@NullMarked
package org.doorstep.security.retention;

import org.jspecify.annotations.NullMarked;
