package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.format.ImportIssue.Severity;

import java.util.List;

/// What reading a file came to. Immutable; may be shared between threads.
///
/// @param features features seen, readable or not
/// @param read features handed to the consumer
/// @param issues everything found, in the file's order
public record ReadReport(int features, int read, List<ImportIssue> issues) {

    public ReadReport {
        issues = List.copyOf(issues);
    }

    /// Whether at least one issue refuses the file.
    public boolean isRefused() {
        return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    }

    public long count(Kind kind) {
        return issues.stream().filter(issue -> issue.kind() == kind).count();
    }
}
