/// The rules of the ledger, on plain messages.
@NullMarked
package org.doorstep.messaging.broadcast;

import org.jspecify.annotations.NullMarked;
