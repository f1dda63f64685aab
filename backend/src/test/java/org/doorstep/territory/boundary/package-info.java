@NullMarked
package org.doorstep.territory.boundary;

import org.jspecify.annotations.NullMarked;
