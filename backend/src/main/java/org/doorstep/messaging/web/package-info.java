/// The room's doors to the outside: a person's own messages for the phone, the provider's
/// callbacks, and the page on which anybody stops e-mails without an account.
@NullMarked
package org.doorstep.messaging.web;

import org.jspecify.annotations.NullMarked;
