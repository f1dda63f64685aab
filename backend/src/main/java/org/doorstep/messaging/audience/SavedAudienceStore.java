package org.doorstep.messaging.audience;

import org.doorstep.messaging.SavedAudience;
import org.doorstep.security.BranchId;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Port: audiences kept under a name. Safe for use by many threads.
public interface SavedAudienceStore {

    /// Keeps one; where the branch has one of that name, that one takes its query and keeps its id.
    ///
    /// @return as it is kept
    SavedAudience put(SavedAudience audience);

    Optional<SavedAudience> find(UUID id);

    /// Those of a branch, by name.
    List<SavedAudience> ofBranch(BranchId branch);

    void remove(UUID id);
}
