/// Ward outlines in the store, and the snapshot of them in memory that answers which ward holds a
/// place.
@NullMarked
package org.doorstep.territory.boundary;

import org.jspecify.annotations.NullMarked;
