/// The stores, opened to tests of nodes in processes of their own.
@NullMarked
package org.doorstep.messaging.store;

import org.jspecify.annotations.NullMarked;
