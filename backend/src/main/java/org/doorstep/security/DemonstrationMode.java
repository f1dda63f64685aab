package org.doorstep.security;

import java.util.UUID;

/// Whether this server is a demonstration. A demonstration listens on loopback only, loads the
/// fictional town and offers its people on the sign-in page.
public record DemonstrationMode(boolean on) {

    /// The demonstration's party.
    public static final BranchId PARTY = fixed(1);

    /// Its one region.
    public static final BranchId REGION = fixed(2);

    /// The constituency of the town.
    public static final BranchId CONSTITUENCY = fixed(3);

    /// The town's branch, Aldermarsh: where the people, wards and actions of the demonstration are.
    public static final BranchId TOWN = fixed(4);

    /// A branch next to it, which the town's organisers must not see into.
    public static final BranchId NEIGHBOUR = fixed(5);

    private static BranchId fixed(int number) {
        return new BranchId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }
}
