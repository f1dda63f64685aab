@NullMarked
package org.doorstep.territory;

import org.jspecify.annotations.NullMarked;
