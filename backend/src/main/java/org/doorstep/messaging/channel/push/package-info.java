/// Push through Firebase Cloud Messaging, by the provider's own SDK.
///
/// A push carries the message's handle and nothing else of it: the app fetches the text after the
/// phone is unlocked. The same handle is the notification's tag, so a repeated push shows once.
@NullMarked
package org.doorstep.messaging.channel.push;

import org.jspecify.annotations.NullMarked;
