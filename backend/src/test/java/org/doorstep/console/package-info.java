/// The pages of the console, asked like a browser asks them.
@NullMarked
package org.doorstep.console;

import org.jspecify.annotations.NullMarked;
