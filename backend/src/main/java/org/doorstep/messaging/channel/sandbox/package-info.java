/// The visible outbox: what would have been sent, on a server without providers. It reaches nobody
/// and is never counted as reach.
@NullMarked
package org.doorstep.messaging.channel.sandbox;

import org.jspecify.annotations.NullMarked;
