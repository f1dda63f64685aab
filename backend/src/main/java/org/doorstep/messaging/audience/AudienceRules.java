package org.doorstep.messaging.audience;

import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceQuery.Join;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;

import java.util.ArrayList;
import java.util.List;

/// What an audience must be before anybody is asked for its people. Safe for use by many threads.
public final class AudienceRules {

    private static final int MOST_LEAVES = 20;
    private static final int DEEPEST = 4;

    private final AudienceSources sources;
    private final Branches branches;

    public AudienceRules(AudienceSources sources, Branches branches) {
        this.sources = sources;
        this.branches = branches;
    }

    /// Everything that is wrong with the query for a broadcast of that branch; nothing where it may
    /// be used. Every part must lie within the branch, so that nobody reaches people of another
    /// branch by joining.
    public List<FieldFault> faults(AudienceQuery query, BranchId branch) {
        var faults = new ArrayList<FieldFault>();
        if (depth(query) > DEEPEST || query.leaves().size() > MOST_LEAVES) {
            faults.add(
                    new FieldFault(
                            "audience",
                            "at most 20 parts, joined at most four deep",
                            "Use fewer parts."));
            return faults;
        }
        collect(query, branch, faults);
        return List.copyOf(faults);
    }

    private void collect(AudienceQuery query, BranchId branch, List<FieldFault> faults) {
        if (!branches.isWithin(query.branch(), branch)) {
            faults.add(
                    new FieldFault(
                            "audience.branch",
                            "within the branch of the broadcast",
                            "Choose the branch itself or one below it."));
        }
        var source = sources.find(query.source());
        var join = AudienceSources.join(query.source());
        if (source.isEmpty()) {
            faults.add(
                    new FieldFault(
                            "audience.source",
                            "a source that exists",
                            "Choose one of the audiences offered."));
        } else if (join.isPresent()) {
            joined(query, join.get(), faults);
        } else if (!query.parts().isEmpty()) {
            faults.add(
                    new FieldFault(
                            "audience.parts",
                            "only a joined audience has parts",
                            "Join them by any-of, all-of or except."));
        } else {
            faults.addAll(source.get().faults(query));
        }
        query.parts().forEach(part -> collect(part, branch, faults));
    }

    private static void joined(AudienceQuery query, Join join, List<FieldFault> faults) {
        var least = join == Join.EXCEPT ? 2 : 1;
        if (query.parts().size() < least || !query.filters().isEmpty()) {
            faults.add(
                    new FieldFault(
                            "audience.parts",
                            least == 2
                                    ? "one part and at least one to leave out"
                                    : "at least one part",
                            "Name the audiences that are joined."));
        }
    }

    private static int depth(AudienceQuery query) {
        return 1 + query.parts().stream().mapToInt(AudienceRules::depth).max().orElse(0);
    }
}
