/// The ledger's documents in MongoDB, with their indexes: broadcasts, frozen pages, messages.
///
/// Only `_id` and plain unique indexes, `$in`, bulk writes and ordinary aggregation are used, so
/// that the embedded server and a replica set behave alike.
@NullMarked
package org.doorstep.messaging.store;

import org.jspecify.annotations.NullMarked;
