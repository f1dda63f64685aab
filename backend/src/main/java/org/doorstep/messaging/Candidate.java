package org.doorstep.messaging;

import java.util.List;

/// One person of an audience, as frozen when a broadcast is launched.
///
/// @param ref whom the message is for
/// @param personKey the person behind it, 1 to 80 characters without `|`: the volunteer's key where
///   a confirmed link exists, else the record's own. One person gets one message.
/// @param channels the person's own order of channels, or empty for the order of the broadcast
public record Candidate(RecipientRef ref, String personKey, List<ChannelName> channels) {

    public Candidate {
        channels = List.copyOf(channels);
        if (personKey.isEmpty() || personKey.length() > 80 || personKey.indexOf('|') >= 0) {
            throw new IllegalArgumentException("a person key has 1 to 80 characters without |");
        }
    }

    /// A person who is reached in the order the broadcast names.
    public Candidate(RecipientRef ref, String personKey) {
        this(ref, personKey, List.of());
    }
}
