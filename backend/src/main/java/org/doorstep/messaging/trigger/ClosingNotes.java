package org.doorstep.messaging.trigger;

import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Dossier;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.OnRecord;
import org.doorstep.security.AuditTrail;

import java.util.TreeMap;

/// Writes the totals of every broadcast that is over into the audit trail, at least once whatever
/// crashes, and before them what a crash has kept out of it. Safe for use by many threads and
/// nodes.
public final class ClosingNotes {

    private static final int MOST = 50;

    private final BroadcastStore broadcasts;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final OnRecord onRecord;

    public ClosingNotes(BroadcastStore broadcasts, Ledger ledger, AuditTrail audit) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.audit = audit;
        this.onRecord = new OnRecord(audit);
    }

    /// Notes what has ended since.
    public void pass() {
        for (var broadcast : broadcasts.unnoted(MOST)) {
            var totals =
                    ledger.totals(broadcast.id(), broadcast.frozen(), broadcast.plannedSegments());
            onRecord.complete(broadcast);
            audit.record(
                    OnRecord.OVER,
                    null,
                    broadcast.id().value(),
                    Dossier.of(broadcast) + "; " + text(totals));
            broadcasts.noted(broadcast.id());
        }
    }

    private static String text(BroadcastTotals totals) {
        return "totals=%s; reached=%s; segments used=%d"
                .formatted(
                        new TreeMap<>(totals.byState()),
                        new TreeMap<>(totals.reachedBy()),
                        totals.segmentsUsed());
    }
}
