package org.doorstep.geo.format;

import org.doorstep.geo.area.OutlineIssue;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects issues, those of a feature until its code and name are known, at most one of a kind for
/// each feature.
final class IssueLog {

    private final int most;
    private final List<ImportIssue> issues = new ArrayList<>();
    private final Map<Kind, Pending> pending = new LinkedHashMap<>();
    private boolean full;

    private record Pending(@Nullable GeoPoint at, String detail, int times) {

        Pending again() {
            return new Pending(at, detail, times + 1);
        }

        String sentence() {
            return times == 1 ? detail : detail + " (" + times + " times in this feature)";
        }
    }

    IssueLog(int most) {
        this.most = most;
    }

    /// An issue of the whole file.
    void file(Kind kind, String detail) {
        add(new ImportIssue(kind, kind.severity(), -1, "", "", null, detail));
    }

    /// An issue of the feature that is being read.
    void feature(Kind kind, @Nullable GeoPoint at, String detail) {
        pending.merge(kind, new Pending(at, detail, 1), (first, again) -> first.again());
    }

    void feature(OutlineIssue issue) {
        feature(kind(issue.kind()), issue.at(), issue.detail());
    }

    boolean hasPending(Kind kind) {
        return pending.containsKey(kind);
    }

    /// The feature is read: its issues get its place and its label.
    void endFeature(int index, FeatureLabel label) {
        pending.forEach((kind, found) ->
                add(
                        new ImportIssue(
                                kind,
                                kind.severity(),
                                index,
                                label.code(),
                                label.name(),
                                found.at(),
                                found.sentence())));
        pending.clear();
    }

    List<ImportIssue> listed() {
        return issues;
    }

    private void add(ImportIssue issue) {
        if (issues.size() < most) {
            issues.add(issue);
        } else if (!full) {
            full = true;
            issues.add(
                    new ImportIssue(
                            Kind.TOO_MANY_ISSUES,
                            Kind.TOO_MANY_ISSUES.severity(),
                            -1,
                            "",
                            "",
                            null,
                            "More than " + most + " issues; the rest is not listed."));
        }
    }

    private static Kind kind(OutlineIssue.Kind kind) {
        return switch (kind) {
            case UNCLOSED_RING -> Kind.UNCLOSED_RING;
            case TOO_FEW_POINTS -> Kind.TOO_FEW_POINTS;
            case INVALID_RING -> Kind.INVALID_RING;
            case SLIVER -> Kind.SLIVER;
            case HOLE -> Kind.HOLE;
            case NOT_A_NUMBER -> Kind.NOT_A_NUMBER;
            case EMPTY_GEOMETRY -> Kind.EMPTY_GEOMETRY;
            case TANGLED -> Kind.TANGLED_RING;
        };
    }
}
