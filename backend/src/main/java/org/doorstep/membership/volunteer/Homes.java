package org.doorstep.membership.volunteer;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.London;
import org.doorstep.membership.HomePatch;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.territory.Postcode;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

/// Where somebody lives, as ground: the rounded point, the ward that holds it, the branch of that
/// ward.
public final class Homes {

    /// How closely a home is kept.
    private static final double METRES = 100;

    private final Wards wards;
    private final Branches branches;
    private final Clock clock;

    public Homes(Wards wards, Branches branches, Clock clock) {
        this.wards = wards;
        this.branches = branches;
        this.clock = clock;
    }

    /// A home; the ward is that of the point as given, before it is rounded.
    public HomePatch at(@Nullable GeoPoint point, @Nullable Postcode postcode) {
        if (point == null) {
            return new HomePatch(null, postcode, null);
        }
        var ward = wards.at(point, London.today(clock)).map(Ward::id).orElse(null);
        return new HomePatch(point.rounded(METRES), postcode, ward);
    }

    /// The branch somebody belongs to: the one wished for, else the one that campaigns where they
    /// live, else the party itself; empty where there is no such branch.
    Optional<BranchId> branchFor(@Nullable BranchId wished, HomePatch home) {
        if (wished != null) {
            return branches.find(wished).map(Branch::id);
        }
        var ward = home.ward();
        var local =
                ward == null
                        ? Optional.<BranchId>empty()
                        : wards.branchesOf(ward).stream()
                                .min(Comparator.comparing(BranchId::toString));
        return local.or(() -> branches.list().stream().findFirst().map(Branch::id));
    }

    /// The ward of a home, with its name.
    public Optional<Ward> wardOf(HomePatch home) {
        return Optional.ofNullable(home.ward()).flatMap(wards::find);
    }
}
