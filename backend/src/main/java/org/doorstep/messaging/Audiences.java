package org.doorstep.messaging;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.audience.AudienceCount;
import org.doorstep.messaging.audience.AudienceRules;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.audience.SavedAudienceStore;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The door to audiences: say them in words, count them, keep them under a name. Safe for use by
/// many threads.
public final class Audiences {

    private static final String DRAFT = "draft-broadcast";
    private static final int LONGEST_NAME = 80;

    private final AudienceSources sources;
    private final SavedAudienceStore store;
    private final Permissions permissions;
    private final AudienceRules rules;
    private final AudienceCount count;
    private final IdSource ids;
    private final Clock clock;

    public Audiences(
            AudienceSources sources,
            SavedAudienceStore store,
            Permissions permissions,
            Branches branches,
            IdSource ids,
            Clock clock) {
        this.sources = sources;
        this.store = store;
        this.permissions = permissions;
        this.rules = new AudienceRules(sources, branches);
        this.count = new AudienceCount(sources);
        this.ids = ids;
        this.clock = clock;
    }

    /// Keeps an audience of a branch under a name; one of that name is replaced.
    public Outcome<SavedAudience> save(
            BranchId branch, String name, AudienceQuery query, Actor by) {
        return permissions
                .check(by, DRAFT, branch)
                .then(actor -> {
                    var kept = name.strip();
                    if (kept.isEmpty() || kept.length() > LONGEST_NAME) {
                        return Outcome.refused(
                                Refusal.ofField(
                                        "name",
                                        "1 to 80 characters",
                                        "Give it a name of 1 to 80 characters."));
                    }
                    var faults = rules.faults(query, branch);
                    return faults.isEmpty()
                            ? Outcome.done(
                                    store.put(
                                            new SavedAudience(
                                                    ids.next(),
                                                    branch,
                                                    kept,
                                                    query,
                                                    by.account(),
                                                    London.now(clock))))
                            : Outcome.refused(Refusal.ofFields(faults));
                });
    }

    /// The audiences kept for a branch, by name.
    public Outcome<List<SavedAudience>> list(BranchId branch, Actor by) {
        return permissions.check(by, DRAFT, branch).map(actor -> store.ofBranch(branch));
    }

    /// One of the audiences kept for a branch.
    public Optional<SavedAudience> find(BranchId branch, UUID id) {
        return store.find(id).filter(one -> one.branch().equals(branch));
    }

    /// Forgets an audience; broadcasts that took a copy keep it.
    public Outcome<SavedAudience> remove(BranchId branch, UUID id, Actor by) {
        return permissions
                .check(by, DRAFT, branch)
                .then(actor ->
                        find(branch, id)
                                .map(found -> {
                                    store.remove(id);
                                    return Outcome.done(found);
                                })
                                .orElseGet(() -> Outcome.refused(Refusal.notFound())));
    }

    /// An audience in words.
    public String describe(AudienceQuery query) {
        return sources.find(query.source()).map(source -> source.describe(query)).orElse("");
    }

    /// How many people an audience of the branch has now.
    public Outcome<Long> count(BranchId branch, AudienceQuery query, Actor by) {
        return permissions
                .check(by, DRAFT, branch)
                .then(actor -> {
                    var faults = rules.faults(query, branch);
                    return faults.isEmpty()
                            ? Outcome.done(count.of(query))
                            : Outcome.refused(Refusal.ofFields(faults));
                });
    }
}
