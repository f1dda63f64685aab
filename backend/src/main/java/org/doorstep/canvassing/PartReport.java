package org.doorstep.canvassing;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// What was done of one street part, said on the doorstep and perhaps sent much later.
///
/// @param id chosen by the phone, UUIDv7; the same report sent again has the same id
/// @param part which part
/// @param result DONE, PARTLY or NOT_DONE
/// @param doorsDone doors counted, or null: then all of them for DONE and none otherwise
/// @param reason why it was left, up to 280 characters, or null
/// @param occurredAt when, by the phone's clock
public record PartReport(
        UUID id,
        StreetPartId part,
        PartState result,
        @Nullable Integer doorsDone,
        @Nullable String reason,
        Instant occurredAt) {}
