/// The hands of the ledger: freeze the audience, claim what is due, send it in windows, look after
/// leases, horizons and doubt. Any number of nodes may do it at once; none of them needs to be the
/// first.
@NullMarked
package org.doorstep.messaging.broadcast.work;

import org.jspecify.annotations.NullMarked;
