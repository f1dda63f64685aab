/// The building of the demonstration town.
@NullMarked
package org.doorstep.console.town;

import org.jspecify.annotations.NullMarked;
