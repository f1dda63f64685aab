package org.doorstep.canvassing.turf;

import org.doorstep.canvassing.KeptCut;
import org.doorstep.canvassing.TurfCutId;
import org.doorstep.security.BranchId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where cuts are kept: one document each. Safe for use by many threads and nodes.
public interface KeptCutStore {

    /// Keeps the cut unless one of its id is kept already; then that one stays as it is.
    void keep(KeptCut cut);

    Optional<KeptCut> find(TurfCutId id);

    /// Those of these branches, the last kept first, at most 50.
    List<KeptCut> ofBranches(Collection<BranchId> branches);
}
