/// What is kept how long, and what past nights let go of.
@NullMarked
package org.doorstep.console.retention;

import org.jspecify.annotations.NullMarked;
