/// The words every room shares.
@NullMarked
package org.doorstep.kernel;

import org.jspecify.annotations.NullMarked;
