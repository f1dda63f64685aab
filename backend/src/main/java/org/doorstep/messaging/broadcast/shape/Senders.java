package org.doorstep.messaging.broadcast.shape;

import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which provider account a branch sends through: its own, else that of the nearest branch above
/// it, else the party's. Safe for use by many threads.
public final class Senders {

    private final List<Sender> all;
    private final Branches branches;
    private final Map<Wanted, Optional<Sender>> known = new ConcurrentHashMap<>();

    private record Wanted(BranchId branch, ChannelName channel) {}

    public Senders(List<Sender> all, Branches branches) {
        this.all = List.copyOf(all);
        this.branches = branches;
    }

    /// The sender of a broadcast on a channel: the one it names, where the branch may use it, else
    /// the nearest. Empty where its use is not limited.
    public Optional<Sender> of(BroadcastPlan plan, ChannelName channel) {
        var named = plan.senders().get(channel);
        return offered(plan.branch(), channel).stream()
                .filter(sender -> sender.id().equals(named))
                .findFirst()
                .or(() -> of(plan.branch(), channel));
    }

    /// The senders a branch may choose from on a channel: its own and those of the branches above
    /// it, the party's last.
    public List<Sender> offered(BranchId branch, ChannelName channel) {
        var above = branches.lineage(branch).stream().map(Branch::id).toList();
        return all.stream()
                .filter(sender -> sender.channel() == channel)
                .filter(sender -> sender.owner() == null || above.contains(sender.owner()))
                .sorted(Comparator.comparingInt(sender -> rank(above, sender)))
                .toList();
    }

    /// Every sender a branch may choose from or that a branch below it owns: by channel, its own
    /// and those above it first, the party's next, those below last.
    public List<Sender> around(BranchId branch) {
        var above = branches.lineage(branch).stream().map(Branch::id).toList();
        var below = branches.idsWithin(branch);
        return all.stream()
                .filter(sender ->
                        sender.owner() == null
                                || above.contains(sender.owner())
                                || below.contains(sender.owner()))
                .sorted(
                        Comparator.comparing(Sender::channel)
                                .thenComparingInt(sender -> around(above, sender)))
                .toList();
    }

    private static int around(List<BranchId> above, Sender sender) {
        var rank = rank(above, sender);
        return sender.owner() == null ? above.size() : rank < 0 ? above.size() + 1 : rank;
    }

    private static int rank(List<BranchId> above, Sender sender) {
        var owner = sender.owner();
        return owner == null ? Integer.MAX_VALUE : above.indexOf(owner);
    }

    /// The nearest sender of a branch on a channel; empty where its use is not limited.
    public Optional<Sender> of(BranchId branch, ChannelName channel) {
        return known.computeIfAbsent(new Wanted(branch, channel), this::look);
    }

    private Optional<Sender> look(Wanted wanted) {
        var onChannel =
                all.stream().filter(sender -> sender.channel() == wanted.channel()).toList();
        for (Branch branch : branches.lineage(wanted.branch())) {
            for (var sender : onChannel) {
                if (branch.id().equals(sender.owner())) {
                    return Optional.of(sender);
                }
            }
        }
        return onChannel.stream().filter(sender -> sender.owner() == null).findFirst();
    }
}
