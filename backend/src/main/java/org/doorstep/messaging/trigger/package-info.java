/// Messages that nobody presses a button for: occasions other rooms tell of, the templates used for
/// them, and the broadcasts they become, which go through the same ledger as any other.
@NullMarked
package org.doorstep.messaging.trigger;

import org.jspecify.annotations.NullMarked;
