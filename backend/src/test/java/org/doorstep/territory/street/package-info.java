@NullMarked
package org.doorstep.territory.street;

import org.jspecify.annotations.NullMarked;
