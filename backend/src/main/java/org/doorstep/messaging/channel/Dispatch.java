package org.doorstep.messaging.channel;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.security.BranchId;

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
public record Dispatch(
        String handle,
        int attempt,
        Destination to,
        Rendered text,
        Instant expiry,
        BroadcastId broadcast,
        BranchId branch,
        TemplateClass templateClass) {}
