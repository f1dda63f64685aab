@NullMarked
package org.doorstep.territory.town;

import org.jspecify.annotations.NullMarked;
