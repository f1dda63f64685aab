package org.doorstep.messaging;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.trigger.TemplateUses;
import org.doorstep.messaging.trigger.Triggers;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.BranchId;
import org.doorstep.security.Permissions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The door to triggered messages: which template a branch uses for which kind of occasion. A kind
/// without a template writes nothing. Safe for use by many threads.
public final class Occasions {

    private static final String DRAFT = "draft-broadcast";

    private final List<String> kinds;
    private final TemplateUses uses;
    private final Templates templates;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Triggers triggers;

    public Occasions(
            Collection<OccasionSource> sources,
            TemplateUses uses,
            Templates templates,
            Permissions permissions,
            AuditTrail audit,
            Triggers triggers) {
        this.kinds = sources.stream().map(OccasionSource::kind).sorted().toList();
        this.uses = uses;
        this.templates = templates;
        this.permissions = permissions;
        this.audit = audit;
        this.triggers = triggers;
    }

    /// The kinds there are, in their order.
    public List<String> kinds() {
        return kinds;
    }

    /// Uses a template of the branch, or of one above it, for a kind of occasion there and below.
    /// Its newest approved version is sent, so it must have one.
    public Outcome<Template> use(String kind, BranchId branch, TemplateId template, Actor by) {
        return permissions
                .check(by, DRAFT, branch)
                .then(actor -> {
                    var known =
                            templates.list(branch).stream()
                                    .filter(one -> one.id().equals(template))
                                    .findFirst();
                    if (known.isEmpty() || !kinds.contains(kind)) {
                        return Outcome.refused(Refusal.notFound());
                    }
                    if (uses.approved(template).isEmpty()) {
                        return Outcome.refused(
                                Refusal.of(
                                        new ProblemCode(
                                                "template-not-approved",
                                                409,
                                                "The template has no approved version"),
                                        "what is sent by itself is approved first",
                                        "Ask another organiser or the agent to approve it."));
                    }
                    uses.put(kind, branch, template);
                    audit.record("template-used", by, template.toString(), kind + "@" + branch);
                    return Outcome.done(known.get());
                });
    }

    /// The template version that would be sent for a kind of occasion of that branch.
    public Optional<Template> templateFor(String kind, BranchId branch) {
        return uses.find(kind, branch);
    }

    /// Says that an occasion may have ended, so that its broadcast stops now. Who says nothing
    /// loses nothing: the next look at all occasions, some 30 seconds later, finds the same.
    public void ended(String kind, String key) {
        triggers.look(kind, key);
    }

    /// The kinds for which that branch has no template, so that nothing is sent.
    public List<String> missing(BranchId branch) {
        return kinds.stream().filter(kind -> uses.find(kind, branch).isEmpty()).toList();
    }
}
