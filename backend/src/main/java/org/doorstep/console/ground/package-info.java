/// What the map and the handing out of streets both show of a branch: its wards, its streets and
/// how far each street has come.
@NullMarked
package org.doorstep.console.ground;

import org.jspecify.annotations.NullMarked;
