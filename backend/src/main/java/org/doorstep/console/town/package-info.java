/// Builds the demonstration town on the first start and says what to try.
@NullMarked
package org.doorstep.console.town;

import org.jspecify.annotations.NullMarked;
