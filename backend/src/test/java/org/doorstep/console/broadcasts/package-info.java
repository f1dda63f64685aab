/// The pages of broadcasts, on their own.
@NullMarked
package org.doorstep.console.broadcasts;

import org.jspecify.annotations.NullMarked;
