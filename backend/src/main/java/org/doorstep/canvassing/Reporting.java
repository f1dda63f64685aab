package org.doorstep.canvassing;

import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.canvassing.assignment.DoorstepTime;
import org.doorstep.canvassing.assignment.KeptReport;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.AccountId;
import org.jspecify.annotations.Nullable;

import java.time.Clock;

/// Keeps reports and lets them decide how far a part has come.
///
/// A report is first kept under its own id, then folded into the assignment together with all
/// others of the part; sent again after a crash in between, it is found kept and folded again.
final class Reporting {

    private static final int LONGEST_REASON = 280;
    private static final int ROUNDS = 20;

    private final AssignmentStore store;
    private final Clock clock;

    Reporting(AssignmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Outcome<PartReported> report(Assignment assignment, PartReport report, AccountId by) {
        if (report.id().version() != 7) {
            return Outcome.refused(CanvassingRefusals.notVersion7());
        }
        var part = assignment.part(report.part()).orElse(null);
        if (part == null) {
            return Outcome.refused(Refusal.notFound());
        }
        var fault = fault(report, part);
        if (fault != null) {
            return Outcome.refused(fault);
        }
        var said = kept(assignment, report, part, by);
        var kept = store.keep(said);
        if (!kept.says(said)) {
            return Outcome.refused(CanvassingRefusals.idTaken());
        }
        return kept.late()
                ? Outcome.refused(CanvassingRefusals.over())
                : Outcome.done(
                        new PartReported(
                                kept.id(),
                                kept.occurredAt(),
                                kept.timeAdjusted(),
                                fold(assignment, part)));
    }

    private KeptReport kept(Assignment assignment, PartReport report, WalkPart part, AccountId by) {
        var now = London.now(clock);
        var time = DoorstepTime.read(report.occurredAt(), now);
        return new KeptReport(
                report.id(),
                assignment.id(),
                part.id(),
                report.result(),
                doorsDone(report, part),
                report.reason(),
                time.at(),
                time.adjusted(),
                !assignment.isOpen(now),
                by,
                now);
    }

    private static int doorsDone(PartReport report, WalkPart part) {
        var counted = report.doorsDone();
        if (counted != null) {
            return counted;
        }
        return report.result() == PartState.DONE ? part.doors() : 0;
    }

    private static @Nullable Refusal fault(PartReport report, WalkPart part) {
        var doors = report.doorsDone();
        if (report.result() == PartState.TO_DO) {
            return Refusal.ofField("result", "DONE, PARTLY or NOT_DONE", "Say what was done.");
        }
        if (doors != null && (doors < 0 || doors > part.doors())) {
            return CanvassingRefusals.doorsOutOfRange();
        }
        var reason = report.reason();
        if (reason != null && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            return Refusal.ofField("reason", "1 to 280 characters", "Say it in fewer words.");
        }
        return null;
    }

    /// Reads, folds, writes; where somebody else has written meanwhile, again.
    private WalkPart fold(Assignment assignment, WalkPart before) {
        var read = assignment;
        var part = before;
        for (var round = 0; round < ROUNDS; round++) {
            var folded = KeptReport.fold(part, store.reports(assignment.id(), part.id()));
            if (folded.equals(part) || store.put(assignment.id(), read.version(), folded)) {
                return folded;
            }
            read = store.find(assignment.id()).orElseThrow();
            part = read.part(part.id()).orElseThrow();
        }
        throw new IllegalStateException("The assignment is being written to without end");
    }
}
