/// What every page says, in both languages.
@NullMarked
package org.doorstep.console.frame;

import org.jspecify.annotations.NullMarked;
