@NullMarked
package org.doorstep.territory.load;

import org.jspecify.annotations.NullMarked;
