package org.doorstep.canvassing.store;

import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.assignment.KeptReport;
import org.doorstep.security.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;
import java.util.UUID;

/// A report in the store; written once.
@Document("canvassing.reports")
@CompoundIndex(name = "part", def = "{'assignment': 1, 'part': 1}")
record ReportDocument(
        @Id String id,
        String assignment,
        String part,
        PartState result,
        int doorsDone,
        @Nullable String reason,
        Instant occurredAt,
        boolean timeAdjusted,
        boolean late,
        @Indexed String reportedBy,
        Instant receivedAt) {

    static ReportDocument of(KeptReport report) {
        return new ReportDocument(
                report.id().toString(),
                report.assignment().toString(),
                report.part().toString(),
                report.result(),
                report.doorsDone(),
                report.reason(),
                report.occurredAt(),
                report.timeAdjusted(),
                report.late(),
                report.by().toString(),
                report.receivedAt());
    }

    KeptReport report() {
        return new KeptReport(
                UUID.fromString(id),
                AssignmentId.of(assignment),
                StreetPartId.of(part),
                result,
                doorsDone,
                reason,
                occurredAt,
                timeAdjusted,
                late,
                AccountId.of(reportedBy),
                receivedAt);
    }
}
