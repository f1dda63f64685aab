@NullMarked
package org.doorstep.security.audit;

import org.jspecify.annotations.NullMarked;
