package org.doorstep.messaging;

import org.doorstep.security.AccountId;

import java.time.Instant;

/// What a person said about one channel and purpose, and how we know. Immutable, safe to share.
///
/// @param channel by which they may be written to
/// @param purpose about what
/// @param given whether they agreed; false after a withdrawal
/// @param wordingVersion which text they were shown, for example `consent-2026-1`
/// @param at when it was recorded
/// @param source where it came from: `app`, `form`, `doorstep`, `phone` or another short word
/// @param recordedBy the account that wrote it down; the person's own where they did it themselves
public record ConsentState(
        ChannelName channel,
        Purpose purpose,
        boolean given,
        String wordingVersion,
        Instant at,
        String source,
        AccountId recordedBy) {}
