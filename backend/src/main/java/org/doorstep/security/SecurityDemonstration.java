package org.doorstep.security;

import org.doorstep.kernel.DemonstrationPart;
import org.jspecify.annotations.Nullable;

/// The branches of the demonstration: a party of its own making, down to the town and a neighbour.
class SecurityDemonstration implements DemonstrationPart {

    private static final String IMPRINT =
            "Promoted by A. Agent on behalf of the Fenland Alliance, both at 1 Quay Lane,"
                    + " Aldermarsh AA1 1AA.";

    private final Branches branches;

    SecurityDemonstration(Branches branches) {
        this.branches = branches;
    }

    @Override
    public int step() {
        return 10;
    }

    @Override
    public void load() {
        open(DemonstrationMode.PARTY, null, "Fenland Alliance", BranchKind.PARTY);
        open(DemonstrationMode.REGION, DemonstrationMode.PARTY, "East", BranchKind.REGION);
        open(
                DemonstrationMode.CONSTITUENCY,
                DemonstrationMode.REGION,
                "Aldermarsh and the Levels",
                BranchKind.CONSTITUENCY);
        open(
                DemonstrationMode.TOWN,
                DemonstrationMode.CONSTITUENCY,
                "Aldermarsh",
                BranchKind.BRANCH);
        open(
                DemonstrationMode.NEIGHBOUR,
                DemonstrationMode.CONSTITUENCY,
                "The Levels",
                BranchKind.BRANCH);
    }

    private void open(BranchId id, @Nullable BranchId parent, String name, BranchKind kind) {
        branches.open(id, parent, name, kind, kind == BranchKind.PARTY ? IMPRINT : null).orThrow();
    }
}
