/// Streets in the store, and cutting a street at a ward's edge.
@NullMarked
package org.doorstep.territory.street;

import org.jspecify.annotations.NullMarked;
