package org.doorstep.territory.load;

import org.doorstep.geo.format.ImportIssue;
import org.doorstep.geo.format.ImportIssue.Severity;
import org.doorstep.geo.format.ReadFeature;
import org.doorstep.territory.ImportFinding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Gathers what is found while a file is read. For one thread.
final class Findings {

    /// More would not be read by anybody; the first ones are kept.
    private static final int MOST = 10_000;

    private final List<ImportFinding> found = new ArrayList<>();
    private boolean refusing;

    /// Something that refuses the file.
    void error(FindingKind kind, ReadFeature feature, String words) {
        add(kind, true, feature, words);
    }

    /// Something to know; the file loads.
    void warning(FindingKind kind, ReadFeature feature, String words) {
        add(kind, false, feature, words);
    }

    /// Something about the whole file that refuses it.
    void error(FindingKind kind, String words) {
        refusing = true;
        found.add(new ImportFinding(kind.name(), true, -1, "", "", null, words, kind.remedy()));
    }

    private void add(FindingKind kind, boolean refuses, ReadFeature feature, String words) {
        refusing |= refuses;
        if (found.size() < MOST) {
            found.add(
                    new ImportFinding(
                            kind.name(),
                            refuses,
                            feature.index(),
                            feature.code(),
                            feature.name(),
                            null,
                            words,
                            kind.remedy()));
        }
    }

    /// What the reader of the format found.
    void addAll(Collection<ImportIssue> issues) {
        for (var issue : issues) {
            var refuses = issue.severity() == Severity.ERROR;
            refusing |= refuses;
            found.add(
                    new ImportFinding(
                            nameOf(issue.kind()),
                            refuses,
                            issue.feature(),
                            issue.code(),
                            issue.name(),
                            issue.at(),
                            issue.detail(),
                            remedy(issue.kind())));
        }
    }

    boolean isRefused() {
        return refusing;
    }

    /// In the file's order, what is about the whole file first.
    List<ImportFinding> listed() {
        return found.stream().sorted(Comparator.comparingInt(ImportFinding::feature)).toList();
    }

    private static String nameOf(ImportIssue.Kind kind) {
        return kind == ImportIssue.Kind.INVALID_RING ? "INVALID" : kind.name();
    }

    private static String remedy(ImportIssue.Kind kind) {
        return switch (kind) {
            case WRONG_COORDINATE_SYSTEM ->
                    "Save the file again as GeoJSON in WGS84 (EPSG:4326), longitude and latitude in"
                            + " degrees, or send a zip of the shapefile with its .prj.";
            case SWAPPED_AXES -> "Write longitude first, then latitude.";
            case OUTSIDE_UK -> "Check the place; Doorstep works in the United Kingdom.";
            case NOT_A_NUMBER, TOO_FEW_POINTS, EMPTY_GEOMETRY, TANGLED_RING ->
                    "Correct or leave out this feature at its source.";
            case INVALID_RING ->
                    "Nothing has to be done; look whether the repaired outline is the one meant.";
            case UNCLOSED_RING, SLIVER -> "Nothing has to be done; tell whoever made the file.";
            case CONVERTED_FROM_GRID -> "Nothing has to be done; the edges are where they were.";
            case HOLE -> "Nothing has to be done; the hole should be filled by another ward.";
            case MALFORMED_JSON, UNREADABLE, GZIP_BOMB ->
                    "Fetch the file again from its source; it is broken or not what it says.";
            case NOT_GEOJSON, NOT_TOPOJSON, EMPTY_COLLECTION ->
                    "Send GeoJSON, TopoJSON or well-known text, plain or gzip, or a zip of a"
                            + " shapefile.";
            case TOO_DEEP, TOO_MANY_VERTICES, TOO_MANY_FEATURES, TOO_LARGE ->
                    "Use a generalised version, or split the file by council.";
            case NOT_A_POLYGON -> "Only Polygon and MultiPolygon can be a ward's outline.";
            case NOT_WKT -> "Send well-known text, a geometry a line or in a column named WKT.";
            case NOT_OSM -> "Send an OpenStreetMap extract, .osm.pbf or .osm.";
            case MISSING_NODES -> "Nothing has to be done; streets end at the edge of the extract.";
            case TOO_MANY_ISSUES -> "Correct what is listed and import again.";
        };
    }
}
