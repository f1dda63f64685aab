package org.doorstep.canvassing.store;

import org.doorstep.canvassing.CutStyle;
import org.doorstep.canvassing.Handout.StreetPartRef;
import org.doorstep.canvassing.KeptCut;
import org.doorstep.canvassing.TurfCutId;
import org.doorstep.security.BranchId;
import org.doorstep.territory.NumberRange;
import org.doorstep.territory.StreetId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A kept cut. It is written once and never changed.
@Document("canvassing.cuts")
@CompoundIndex(name = "branch_kept", def = "{'branch': 1, 'keptAt': -1}")
record KeptCutDocument(
        @Id String id,
        String branch,
        String name,
        int doors,
        String style,
        Instant keptAt,
        List<TurfDocument> turfs) {

    record TurfDocument(
            int number,
            String name,
            int doors,
            int metres,
            long seconds,
            List<PartDocument> parts) {}

    /// @param from the first number of a split side; null for all of the side
    /// @param to the last
    record PartDocument(String street, int side, @Nullable Integer from, @Nullable Integer to) {

        static PartDocument of(StreetPartRef part) {
            var numbers = part.numbers();
            return new PartDocument(
                    part.street().toString(),
                    part.side(),
                    numbers == null ? null : numbers.from(),
                    numbers == null ? null : numbers.to());
        }

        StreetPartRef part() {
            return new StreetPartRef(
                    StreetId.of(street),
                    side,
                    from == null || to == null ? null : new NumberRange(from, to));
        }
    }

    static KeptCutDocument of(KeptCut cut) {
        return new KeptCutDocument(
                cut.id().toString(),
                cut.branch().toString(),
                cut.name(),
                cut.doors(),
                cut.style().name(),
                cut.keptAt(),
                cut.turfs().stream().map(KeptCutDocument::turf).toList());
    }

    private static TurfDocument turf(KeptCut.Turf turf) {
        return new TurfDocument(
                turf.number(),
                turf.name(),
                turf.doors(),
                turf.metres(),
                turf.time().toSeconds(),
                turf.parts().stream().map(PartDocument::of).toList());
    }

    KeptCut toCut() {
        return new KeptCut(
                TurfCutId.of(id),
                BranchId.of(branch),
                name,
                doors,
                CutStyle.valueOf(style),
                keptAt,
                turfs.stream().map(KeptCutDocument::turf).toList());
    }

    private static KeptCut.Turf turf(TurfDocument turf) {
        return new KeptCut.Turf(
                turf.number(),
                turf.name(),
                turf.doors(),
                turf.metres(),
                Duration.ofSeconds(turf.seconds()),
                turf.parts().stream().map(PartDocument::part).toList());
    }
}
