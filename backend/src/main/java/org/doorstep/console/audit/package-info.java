/// The audit trail, searched and read.
@NullMarked
package org.doorstep.console.audit;

import org.jspecify.annotations.NullMarked;
