package org.doorstep.messaging;

import java.util.UUID;
import java.util.regex.Pattern;

/// The id of a broadcast: a UUID for one that a person drafted, a composed text for one that an
/// occasion triggers (`shift-reminder:<shift>:<start>`), so that the same occasion is the same
/// broadcast.
///
/// @param value 1 to 160 lower-case letters, digits, `:`, `.` and `-`
public record BroadcastId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9:.-]{1,160}");

    public BroadcastId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a broadcast");
        }
    }

    /// The id of a broadcast that a person drafted.
    public static BroadcastId of(UUID id) {
        return new BroadcastId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
