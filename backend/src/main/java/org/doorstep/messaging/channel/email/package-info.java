/// E-mail over SMTP, by Jakarta Mail: a few connections kept open, one recipient per message, a
/// return path that names the message, and a way to stop in every one.
@NullMarked
package org.doorstep.messaging.channel.email;

import org.jspecify.annotations.NullMarked;
