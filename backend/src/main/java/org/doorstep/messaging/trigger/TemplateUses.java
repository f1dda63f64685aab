package org.doorstep.messaging.trigger;

import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateId;
import org.doorstep.messaging.template.TemplateStore;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;

import java.util.Optional;

/// Finds the template for an occasion: that of the branch or of the nearest one above it, in its
/// newest approved version. Safe for use by many threads.
public final class TemplateUses {

    private final TemplateUseStore store;
    private final TemplateStore templates;
    private final Branches branches;

    public TemplateUses(TemplateUseStore store, TemplateStore templates, Branches branches) {
        this.store = store;
        this.templates = templates;
        this.branches = branches;
    }

    /// The version to send for a kind of occasion of that branch, if there is one.
    public Optional<Template> find(String kind, BranchId branch) {
        var lineage = branches.lineage(branch).stream().map(Branch::id).toList();
        var used = store.of(kind, lineage);
        return lineage.stream()
                .flatMap(one -> Optional.ofNullable(used.get(one)).stream())
                .findFirst()
                .flatMap(this::approved);
    }

    /// The newest version of a template that a second person has approved.
    public Optional<Template> approved(TemplateId template) {
        var version = templates.newest(template);
        while (version.isPresent() && !version.get().isApproved()) {
            var older = version.get().version() - 1;
            version = older < 1 ? Optional.empty() : templates.find(template, older);
        }
        return version;
    }

    /// Uses a template for a kind from now on, in that branch and below.
    public void put(String kind, BranchId branch, TemplateId template) {
        store.put(kind, branch, template);
    }
}
