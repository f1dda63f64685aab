package org.doorstep.canvassing.web;

import org.doorstep.api.CanvassingApi;
import org.doorstep.api.model.MyAssignment;
import org.doorstep.api.model.MyAssignmentPage;
import org.doorstep.api.model.MyAssignmentSummary;
import org.doorstep.api.model.StreetPartReportForm;
import org.doorstep.api.model.StreetPartReported;
import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.Assignments;
import org.doorstep.canvassing.PartReport;
import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.IdempotencyKeys;
import org.doorstep.security.Permitted;
import org.doorstep.security.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/// One's own assignments, for the phone. Somebody else's is the same 404 as one that is not there.
@RestController
class CanvassingController implements CanvassingApi {

    private final Assignments assignments;
    private final CurrentActor current;
    private final IdempotencyKeys keys;
    private final WireForm wire;

    CanvassingController(
            Assignments assignments, CurrentActor current, IdempotencyKeys keys, WireForm wire) {
        this.assignments = assignments;
        this.current = current;
        this.keys = keys;
        this.wire = wire;
    }

    @Override
    @Permitted("own-assignment")
    public ResponseEntity<MyAssignmentPage> listMyAssignments(
            Integer limit, @Nullable String cursor) {
        var page = assignments.ofVolunteer(current.get().account(), new PageRequest(limit, cursor));
        return ResponseEntity.ok(
                new MyAssignmentPage(
                        page.items().stream().map(wire::summary).toList(), page.nextCursor()));
    }

    @Override
    @Permitted("own-assignment")
    public ResponseEntity<MyAssignment> getMyAssignment(UUID assignmentId) {
        var found =
                assignments
                        .findOwn(new AssignmentId(assignmentId), current.get())
                        .orElseThrow(() -> new RefusedException(Refusal.notFound()));
        return ResponseEntity.ok()
                .eTag(Versions.etag(found.version()))
                .body(
                        new MyAssignment(
                                wire.summary(found),
                                found.walk().parts().stream().map(wire::part).toList()));
    }

    @Override
    @Permitted("own-assignment")
    public ResponseEntity<StreetPartReported> reportStreetPart(
            UUID assignmentId, String idempotencyKey, StreetPartReportForm form) {
        return keys.once(
                "reportStreetPart",
                null,
                idempotencyKey,
                List.of(assignmentId, form),
                reserved -> report(new AssignmentId(assignmentId), form, reserved));
    }

    private ResponseEntity<StreetPartReported> report(
            AssignmentId assignment, StreetPartReportForm form, UUID reserved) {
        var report =
                new PartReport(
                        form.id() == null ? reserved : form.id(),
                        new StreetPartId(form.partId()),
                        PartState.valueOf(form.result().name()),
                        form.doorsDone(),
                        form.reason(),
                        form.occurredAt());
        var kept = assignments.report(assignment, report, current.get()).orThrow();
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        new StreetPartReported(
                                kept.id(),
                                kept.occurredAt(),
                                kept.timeAdjusted(),
                                wire.part(kept.part())));
    }

    @Override
    @Permitted("own-assignment")
    public ResponseEntity<MyAssignmentSummary> handBackMyAssignment(UUID assignmentId) {
        return ResponseEntity.ok(
                wire.summary(
                        assignments
                                .handBack(new AssignmentId(assignmentId), current.get())
                                .orThrow()));
    }
}
