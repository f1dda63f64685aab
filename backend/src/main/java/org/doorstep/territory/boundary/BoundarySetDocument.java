package org.doorstep.territory.boundary;

import org.doorstep.territory.BoundarySet;
import org.doorstep.territory.BoundarySetId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// A boundary set in the store. Its wards count for nothing until the state says LOADED.
///
/// @param touchedAt while STAGED, when the import last wrote; once LOADED, when it was loaded
@Document("territory.boundary_sets")
public record BoundarySetDocument(
        @Id String id,
        String name,
        LocalDate validFrom,
        Set<String> councils,
        int wards,
        State state,
        Instant touchedAt) {

    /// STAGED while its wards are being written, LOADED by one write at the end, SWEPT where the
    /// import was given up for dead.
    public enum State {
        STAGED,
        LOADED,
        SWEPT
    }

    BoundarySet boundarySet() {
        return new BoundarySet(BoundarySetId.of(id), name, validFrom, councils, wards, touchedAt);
    }
}
