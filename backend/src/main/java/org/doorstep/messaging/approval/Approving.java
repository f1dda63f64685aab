package org.doorstep.messaging.approval;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcast.Approval;
import org.doorstep.messaging.Broadcast.Clearance;
import org.doorstep.messaging.broadcast.BroadcastProblems;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Dossier;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Versions;

import java.time.Clock;

/// A second person approving a broadcast as it stands. Safe for use by many threads.
public final class Approving {

    private final Changing changing;
    private final Sizing sizing;
    private final AuditTrail audit;
    private final PlanningSettings settings;
    private final Clock clock;
    private final Runnable wake;

    public Approving(
            BroadcastStore broadcasts,
            Sizing sizing,
            AuditTrail audit,
            PlanningSettings settings,
            Clock clock,
            Runnable wake) {
        this.changing = new Changing(broadcasts);
        this.sizing = sizing;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.wake = wake;
    }

    /// Approves the version that was looked at, for the audience as it is counted now; a large one
    /// as it was counted when somebody looked at it in the last minutes. One that waits for
    /// approval runs from here on.
    ///
    /// @return refused for the drafter, for another version, and for one that is over
    public Outcome<Broadcast> approve(Broadcast known, long version, Actor by) {
        if (known.drafter().equals(by.account())) {
            return Outcome.refused(ApprovalProblems.ownDraft());
        }
        if (known.version() != version) {
            return Outcome.refused(Versions.stale());
        }
        if (known.kind() != Broadcast.Kind.DRAFTED || !isOpen(known)) {
            return Outcome.refused(
                    BroadcastProblems.notInState("only a draft or one that waits is approved"));
        }
        var counted = sizing.counted(known);
        var frozen = known.frozen();
        var size = frozen == null ? sizing.approved(known) : frozen;
        var approval = new Approval(by.account(), London.now(clock), size);
        var next = known.cleared(new Clearance(approval, settings.most(size)));
        var approved = changing.change(known.id(), one -> one.version() == version ? next : one);
        if (approved.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        if (!approval.equals(approved.get().clearance().approval())) {
            return Outcome.refused(Versions.stale());
        }
        counted.ifPresent(one -> sizing.keep(approved.get(), one));
        audit.record("broadcast-approved", by, known.id().value(), Dossier.of(approved.get()));
        wake.run();
        return Outcome.done(approved.get());
    }

    private static boolean isOpen(Broadcast broadcast) {
        return broadcast.state() == Broadcast.State.DRAFT
                || broadcast.state() == Broadcast.State.EXPANDING
                || broadcast.awaitsApproval();
    }
}
