package org.doorstep.security.branch;

import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A copy of the whole tree at one moment. Immutable, safe to share. A branch whose parent is
/// missing counts as a root; a circle (which no door can make) is cut where it is met again.
public final class Tree {

    private final Map<BranchId, Branch> inOrder = new LinkedHashMap<>();
    private final Map<BranchId, List<Branch>> children = new HashMap<>();

    public Tree(List<Branch> branches) {
        var known = new HashMap<BranchId, Branch>();
        branches.forEach(branch -> known.put(branch.id(), branch));
        var roots = new ArrayList<Branch>();
        for (var branch : branches) {
            var parent = branch.parent();
            if (parent == null || !known.containsKey(parent)) {
                roots.add(branch);
            } else {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(branch);
            }
        }
        var byName = Comparator.comparing(Branch::name).thenComparing(b -> b.id().value());
        roots.sort(byName);
        children.values().forEach(siblings -> siblings.sort(byName));
        roots.forEach(this::add);
    }

    private void add(Branch branch) {
        if (inOrder.putIfAbsent(branch.id(), branch) == null) {
            children.getOrDefault(branch.id(), List.of()).forEach(this::add);
        }
    }

    public Optional<Branch> find(BranchId id) {
        return Optional.ofNullable(inOrder.get(id));
    }

    public List<Branch> list() {
        return List.copyOf(inOrder.values());
    }

    public List<Branch> lineage(BranchId id) {
        var line = new ArrayList<Branch>();
        @Nullable Branch at = inOrder.get(id);
        while (at != null && !line.contains(at)) {
            line.add(at);
            var parent = at.parent();
            at = parent == null ? null : inOrder.get(parent);
        }
        return List.copyOf(line);
    }

    public List<Branch> withDescendants(BranchId id) {
        return inOrder.values().stream().filter(branch -> isWithin(branch.id(), id)).toList();
    }

    public boolean isWithin(BranchId inner, BranchId outer) {
        return lineage(inner).stream().anyMatch(branch -> branch.id().equals(outer));
    }
}
