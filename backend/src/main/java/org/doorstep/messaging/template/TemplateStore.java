package org.doorstep.messaging.template;

import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateId;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where templates are kept.
public interface TemplateStore {

    /// Adds a version.
    ///
    /// @return false where that version is there already
    boolean add(Template version);

    /// One version.
    Optional<Template> find(TemplateId id, int version);

    /// The newest version.
    Optional<Template> newest(TemplateId id);

    /// The newest version of each template of these branches, by name.
    List<Template> ofBranches(Collection<BranchId> branches);

    /// Marks a version approved, unless it is already.
    void approve(TemplateId id, int version, AccountId by, Instant at);
}
