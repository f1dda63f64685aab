package org.doorstep.territory;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What an import came to. Trouble in a file is data: each finding names the feature, what is the
/// matter and what to do about it.
///
/// @param set the set that was loaded, or null where nothing was
/// @param features features seen in the file
/// @param loaded wards or streets loaded; 0 where the file was refused
/// @param councils councils covered; 0 where the file was refused and for streets
/// @param findings everything found, in the file's order
public record ImportReport(
        @Nullable BoundarySetId set,
        int features,
        int loaded,
        int councils,
        List<ImportFinding> findings) {

    public ImportReport {
        findings = List.copyOf(findings);
    }

    /// Whether a finding refused the whole file, so that nothing was loaded.
    public boolean isRefused() {
        return findings.stream().anyMatch(ImportFinding::refuses);
    }

    /// How many findings there are of that kind.
    public long count(String kind) {
        return findings.stream().filter(finding -> finding.kind().equals(kind)).count();
    }
}
