package org.doorstep.messaging.trigger;

import org.doorstep.messaging.TemplateId;
import org.doorstep.security.BranchId;

import java.util.Collection;
import java.util.Map;

/// Port: which template a branch uses for which kind of occasion. Safe for use by many threads.
public interface TemplateUseStore {

    /// The templates these branches use for a kind.
    Map<BranchId, TemplateId> of(String kind, Collection<BranchId> branches);

    /// Uses a template for a kind from now on.
    void put(String kind, BranchId branch, TemplateId template);
}
