/// Row `walk-order`.
@NullMarked
package org.doorstep.bench.walk;

import org.jspecify.annotations.NullMarked;
