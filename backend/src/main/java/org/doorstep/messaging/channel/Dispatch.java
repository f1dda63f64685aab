package org.doorstep.messaging.channel;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One call to a provider.
///
/// @param handle the message's name outside the ledger: notification tag, Message-ID, callback `m`
/// @param attempt the attempt's number, from 1: callback `a`
/// @param to where it goes
/// @param text what it says
/// @param expiry after which it must not arrive; time-to-live and validity are computed from it at
///   the call
/// @param broadcast what it belongs to
/// @param branch whose broadcast that is
/// @param templateClass its class
/// @param from the number, service or address it is sent as, or null for the channel's own
public record Dispatch(
        String handle,
        int attempt,
        Destination to,
        Rendered text,
        Instant expiry,
        BroadcastId broadcast,
        BranchId branch,
        TemplateClass templateClass,
        @Nullable String from) {

    /// A call that is sent as the channel's settings say.
    public Dispatch(
            String handle,
            int attempt,
            Destination to,
            Rendered text,
            Instant expiry,
            BroadcastId broadcast,
            BranchId branch,
            TemplateClass templateClass) {
        this(handle, attempt, to, text, expiry, broadcast, branch, templateClass, null);
    }

    /// The same call, sent as that.
    public Dispatch sentAs(@Nullable String sender) {
        return sender == null
                ? this
                : new Dispatch(
                        handle,
                        attempt,
                        to,
                        text,
                        expiry,
                        broadcast,
                        branch,
                        templateClass,
                        sender);
    }
}
