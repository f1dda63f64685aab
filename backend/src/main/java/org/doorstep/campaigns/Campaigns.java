package org.doorstep.campaigns;

import org.doorstep.campaigns.action.CampaignStore;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The campaigns that group actions. Safe for use by many threads and nodes.
public class Campaigns {

    private static final int LONGEST_NAME = 120;

    private final CampaignStore store;
    private final Permissions permissions;
    private final Branches branches;
    private final IdSource ids;

    Campaigns(CampaignStore store, Permissions permissions, Branches branches, IdSource ids) {
        this.store = store;
        this.permissions = permissions;
        this.branches = branches;
        this.ids = ids;
    }

    /// Opens a campaign. Needs `edit-actions` at the branch.
    ///
    /// @param from its first day, in London
    /// @param until its last day, not before the first
    public Outcome<Campaign> open(
            BranchId branch, String name, LocalDate from, LocalDate until, Actor by) {
        return permissions
                .check(by, "edit-actions", branch)
                .then(actor -> {
                    if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
                        return Outcome.refused(
                                Refusal.ofField(
                                        "name", "1 to 120 characters", "Give it a short name."));
                    }
                    if (until.isBefore(from)) {
                        return Outcome.refused(
                                Refusal.ofField(
                                        "until",
                                        "not before the first day",
                                        "Enter a last day that is not before the first."));
                    }
                    var campaign =
                            new Campaign(
                                    new CampaignId(ids.next()), branch, name.strip(), from, until);
                    store.add(campaign);
                    return Outcome.done(campaign);
                });
    }

    /// The campaign of that id.
    public Optional<Campaign> find(CampaignId id) {
        return store.find(id);
    }

    /// The campaigns of a branch and those below it, by first day, then name.
    public List<Campaign> list(BranchId branch) {
        return store.ofBranches(branches.idsWithin(branch));
    }
}
