/// Aldermarsh, the fictional town of the demonstration: its wards, streets and doors, drawn by
/// arithmetic from a seed and the same every time. Nothing in it is copied from a real place.
@NullMarked
package org.doorstep.territory.town;

import org.jspecify.annotations.NullMarked;
