package org.doorstep.messaging;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.SenderState.Standing;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.messaging.broadcast.work.Channels;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The door to the senders: how each stands, and letting a halted one send again. Safe for use by
/// many threads and nodes.
public final class SenderWatch {

    private static final String SEE = "senders";
    private static final String RELEASE = "release-sender";

    private final Kept kept;
    private final Permissions permissions;
    private final Branches branches;
    private final AuditTrail audit;
    private final Clock clock;
    private final Runnable wake;

    public SenderWatch(
            Kept kept,
            Permissions permissions,
            Branches branches,
            AuditTrail audit,
            Clock clock,
            Runnable wake) {
        this.kept = kept;
        this.permissions = permissions;
        this.branches = branches;
        this.audit = audit;
        this.clock = clock;
        this.wake = wake;
    }

    /// What is known of senders: who they are, what sends for them, which are halted, and how far
    /// each is used.
    public record Kept(
            Senders senders, Channels channels, BroadcastStore broadcasts, QuotaShares shares) {}

    /// Every sender that the branch may use or that a branch below it owns, by channel, the nearest
    /// first.
    public Outcome<List<SenderState>> list(BranchId branch, Actor by) {
        return permissions
                .check(by, SEE, branch)
                .map(actor -> {
                    var halts = halts();
                    return kept.senders().around(branch).stream()
                            .map(one -> state(one, halts, actor))
                            .toList();
                });
    }

    /// The senders a running broadcast waits for: halted ones, and those whose provider is left
    /// alone; empty where none holds it up.
    public Outcome<List<SenderState>> holdingUp(Broadcast broadcast, Actor by) {
        return permissions
                .check(by, SEE, broadcast.plan().branch())
                .map(actor -> {
                    if (broadcast.state() != Broadcast.State.RUNNING) {
                        return List.of();
                    }
                    var halts = halts();
                    return broadcast.plan().steps().stream()
                            .map(ChannelStep::channel)
                            .flatMap(name -> kept.senders().of(broadcast.plan(), name).stream())
                            .map(one -> state(one, halts, actor))
                            .filter(SenderState::holdsUp)
                            .toList();
                });
    }

    /// Lets a halted sender send again; the broadcasts that wait for it go on by themselves. One
    /// that sends already is left as it is.
    ///
    /// @param branch from whose list it is
    /// @param key what is halted: the id of a sender, or the name of a channel
    /// @return whether it was halted; refused as not found where the branch has no such sender
    public Outcome<Boolean> release(BranchId branch, String key, Actor by) {
        var owner = ownerOf(branch, key);
        if (owner.isEmpty()) {
            return Outcome.refused(
                    permissions.mayAnywhere(by, RELEASE)
                            ? Refusal.notFound()
                            : permissions.refusal(by, RELEASE));
        }
        return permissions
                .check(by, RELEASE, owner.get())
                .map(actor -> released(key, owner.get(), actor));
    }

    private boolean released(String key, BranchId owner, Actor by) {
        var halt = halts().get(key);
        if (halt == null) {
            return false;
        }
        var reason = "halted since " + halt.since() + ": " + halt.reason();
        audit.record("sender-released", by, owner, key, reason);
        kept.broadcasts().releaseSender(key);
        wake.run();
        return true;
    }

    private Map<String, SenderHalt> halts() {
        return kept.broadcasts().halts().stream()
                .collect(Collectors.toMap(SenderHalt::key, Function.identity()));
    }

    private SenderState state(Sender sender, Map<String, SenderHalt> halts, Actor by) {
        var whole = halts.get(sender.channel().name());
        var halt = whole == null ? halts.get(sender.haltedAs()) : whole;
        var shared = kept.shares().find(sender.id());
        var now = London.now(clock);
        var pause = shared.leftAloneUntil();
        var until = pause != null && pause.isAfter(now) ? pause : null;
        return new SenderState(
                new SenderChoice(
                        sender.id(),
                        sender.name(),
                        sender.quota().units(),
                        sender.quota().window()),
                sender.channel(),
                sender.owner(),
                standing(kept.channels().find(sender.channel()).orElse(null), halt, until),
                halt,
                until,
                shared.usedOn(London.today(clock)),
                halt != null && mayRelease(halt, sender, by));
    }

    private static Standing standing(
            @Nullable Channel channel, @Nullable SenderHalt halt, @Nullable Instant until) {
        if (channel == null) {
            return Standing.OFF;
        }
        if (halt != null) {
            return Standing.HALTED;
        }
        if (channel.isSandbox()) {
            return Standing.SANDBOX;
        }
        return until == null ? Standing.SENDING : Standing.PAUSED;
    }

    private boolean mayRelease(SenderHalt halt, Sender sender, Actor by) {
        var owner = halt.key().equals(sender.id()) ? sender.owner() : null;
        return (owner == null ? party() : Optional.of(owner))
                .filter(permissions.reach(by, RELEASE)::contains)
                .isPresent();
    }

    /// A channel, and what is nobody's own, is the party's.
    private Optional<BranchId> ownerOf(BranchId branch, String key) {
        for (var sender : kept.senders().around(branch)) {
            if (key.equals(sender.channel().name())) {
                return party();
            }
            if (key.equals(sender.id())) {
                return sender.owner() == null ? party() : Optional.of(sender.owner());
            }
        }
        return Optional.empty();
    }

    private Optional<BranchId> party() {
        return branches.list().stream()
                .filter(one -> one.parent() == null)
                .map(Branch::id)
                .findFirst();
    }
}
