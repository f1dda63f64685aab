/// Handing out streets, following the walks, taking them back, and the printed sheet.
@NullMarked
package org.doorstep.console.streets;

import org.jspecify.annotations.NullMarked;
