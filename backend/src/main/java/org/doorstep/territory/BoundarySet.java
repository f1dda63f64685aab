package org.doorstep.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// A loaded boundary set. In force for a council at a date is the set with the latest `validFrom`
/// not after that date among those that cover the council; of several with the same date, the one
/// imported last.
///
/// @param id its id
/// @param name what the importer called it, 1 to 100 characters
/// @param validFrom the first London date on which it holds
/// @param councils the GSS codes of the councils it covers
/// @param wards how many wards it has
/// @param importedAt when it was loaded
public record BoundarySet(
        BoundarySetId id,
        String name,
        LocalDate validFrom,
        Set<String> councils,
        int wards,
        Instant importedAt) {

    public BoundarySet {
        councils = Set.copyOf(councils);
    }
}
