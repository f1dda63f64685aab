@NullMarked
package org.doorstep.territory.layer;

import org.jspecify.annotations.NullMarked;
