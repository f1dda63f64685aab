@NullMarked
package org.doorstep.security.factor;

import org.jspecify.annotations.NullMarked;
