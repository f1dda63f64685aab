/// Text messages through Twilio, by the provider's own SDK, opened so that one call is exactly one
/// POST.
///
/// What the provider's codes mean is a table (`twilio-codes.tsv`), not code: the provider splits
/// and adds codes over time.
@NullMarked
package org.doorstep.messaging.channel.sms;

import org.jspecify.annotations.NullMarked;
