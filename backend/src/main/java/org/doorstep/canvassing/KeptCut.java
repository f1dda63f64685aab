package org.doorstep.canvassing;

import org.doorstep.canvassing.Handout.StreetPartRef;
import org.doorstep.security.BranchId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A cut that is kept, so that its turfs can be handed out one by one. Who has which is told by the
/// assignments. Immutable, safe to share.
///
/// @param id its id
/// @param branch whose it is
/// @param name the ward or wards it lies in
/// @param doors the wanted doors a turf
/// @param style what was kept together
/// @param keptAt when it was first kept
/// @param turfs by number
public record KeptCut(
        TurfCutId id,
        BranchId branch,
        String name,
        int doors,
        CutStyle style,
        Instant keptAt,
        List<Turf> turfs) {

    public KeptCut {
        turfs = List.copyOf(turfs);
    }

    /// One turf, as it stood when the cut was kept.
    ///
    /// @param number its place in the cut, from 1
    /// @param name its first street, and how many more there are
    /// @param doors how many doors
    /// @param metres how long its walk is
    /// @param time how long the walk takes at the pace of canvassing
    /// @param parts its street parts in the order to walk them
    public record Turf(
            int number,
            String name,
            int doors,
            int metres,
            Duration time,
            List<StreetPartRef> parts) {

        public Turf {
            parts = List.copyOf(parts);
        }
    }
}
