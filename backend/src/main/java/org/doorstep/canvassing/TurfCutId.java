package org.doorstep.canvassing;

import org.doorstep.security.BranchId;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The id of a cut. Worked out from what is in which turf, so that the same cut has the same id
/// however often it is looked at or kept, and another cut has another.
public record TurfCutId(UUID value) {

    /// @param turfs the parts of each turf, in order
    public static TurfCutId of(BranchId branch, List<List<StreetPartId>> turfs) {
        var text =
                turfs.stream()
                        .map(turf ->
                                turf.stream()
                                        .map(StreetPartId::toString)
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("|", branch + "|", ""));
        return new TurfCutId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static TurfCutId of(String text) {
        return new TurfCutId(UUID.fromString(text));
    }

    /// The UUID in lower case, as in addresses and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
