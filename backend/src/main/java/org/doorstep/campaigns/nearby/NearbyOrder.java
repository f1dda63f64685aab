package org.doorstep.campaigns.nearby;

import org.doorstep.campaigns.DistanceBand;
import org.doorstep.campaigns.NearbyAction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// The place of an action in the list: distance band, then most free minutes, then skill, then
/// start, then id. Its text form is the cursor of a page.
///
/// @param startMillis the start in milliseconds since 1970
public record NearbyOrder(
        DistanceBand band, int freeMinutes, boolean skillMatches, long startMillis, String id)
        implements Comparable<NearbyOrder> {

    private static final Comparator<NearbyOrder> ORDER =
            Comparator.comparing(NearbyOrder::band)
                    .thenComparing(NearbyOrder::freeMinutes, Comparator.reverseOrder())
                    .thenComparing(NearbyOrder::skillMatches, Comparator.reverseOrder())
                    .thenComparingLong(NearbyOrder::startMillis)
                    .thenComparing(NearbyOrder::id);

    static NearbyOrder of(NearbyAction found) {
        return new NearbyOrder(
                found.band(),
                found.freeMinutes(),
                found.skillMatches(),
                found.action().startsAt().toEpochMilli(),
                found.action().id().toString());
    }

    /// Reads a cursor.
    ///
    /// @return empty where the text is none of ours
    public static Optional<NearbyOrder> read(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = text.split("\\|", -1);
            return parts.length != 5
                    ? Optional.empty()
                    : Optional.of(
                            new NearbyOrder(
                                    DistanceBand.valueOf(parts[0]),
                                    Integer.parseInt(parts[1]),
                                    Boolean.parseBoolean(parts[2]),
                                    Long.parseLong(parts[3]),
                                    UUID.fromString(parts[4]).toString()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// This place as a cursor.
    public String cursor() {
        var text =
                String.join(
                        "|",
                        band.name(),
                        Integer.toString(freeMinutes),
                        Boolean.toString(skillMatches),
                        Long.toString(startMillis),
                        id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int compareTo(NearbyOrder other) {
        return ORDER.compare(this, other);
    }
}
