/// What comes back: where a provider says a message stands, what people text in reply, and the
/// click that stops all e-mails.
///
/// Any order, any number of times, also for messages nobody here knows. What cannot be matched is
/// kept aside and changes nothing.
@NullMarked
package org.doorstep.messaging.receipt;

import org.jspecify.annotations.NullMarked;
