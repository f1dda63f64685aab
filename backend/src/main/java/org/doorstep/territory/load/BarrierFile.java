package org.doorstep.territory.load;

import org.doorstep.geo.format.AreaFileReader;
import org.doorstep.geo.format.ReadFeature;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.ReadReport;
import org.doorstep.geo.format.street.StreetExtract;
import org.doorstep.territory.BarrierKind;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.GroundSpec;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.layer.BarrierStore;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One import of a file of barriers: any form that [AreaFileReader] reads, with lines in it, or an
/// extract of OpenStreetMap. For one thread and one file.
public final class BarrierFile {

    private static final int LONGEST_NAME = 100;

    private final BarrierStore store;
    private final GroundSpec spec;
    private final Findings findings = new Findings();
    private final List<BarrierLine> lines = new ArrayList<>();

    public BarrierFile(BarrierStore store, GroundSpec spec) {
        this.store = store;
        this.spec = spec;
    }

    /// Reads the file and loads it in place of what its name had, or, if anything in it is an
    /// error, nothing.
    public ImportReport load(InputStream file, ReadLimits limits) {
        var read = read(file, limits);
        findings.addAll(read.issues());
        if (!findings.isRefused() && lines.isEmpty()) {
            findings.error(FindingKind.NO_BARRIER, "The file holds no barrier.");
        }
        if (findings.isRefused()) {
            return new ImportReport(null, read.features(), 0, 0, findings.listed());
        }
        store.put(spec.name(), lines);
        return new ImportReport(null, read.features(), lines.size(), 0, findings.listed());
    }

    private ReadReport read(InputStream file, ReadLimits limits) {
        return new Extracts(limits)
                .read(
                        file,
                        extract -> {
                            lines.addAll(of(extract));
                            return extract.report();
                        },
                        other ->
                                AreaFileReader.ofAnyGeometry(limits, spec.nationalGrid())
                                        .read(other, this::take));
    }

    /// The barriers of an extract.
    public static List<BarrierLine> of(StreetExtract extract) {
        return extract.barriers().stream()
                .map(way ->
                        new BarrierLine(
                                way.name()
                                        .substring(0, Math.min(LONGEST_NAME, way.name().length())),
                                BarrierKind.valueOf(way.kind().name()),
                                way.line()))
                .toList();
    }

    private void take(ReadFeature feature) {
        var name = feature.properties().getOrDefault("name", feature.name()).strip();
        if (!(feature.geometry() instanceof ReadGeometry.Lines(var parts))) {
            findings.error(FindingKind.NOT_A_LINE, feature, "The feature is not a line.");
        } else if (name.length() > LONGEST_NAME) {
            findings.error(FindingKind.BAD_NAME, feature, "A name is longer than a name.");
        } else {
            var kind = kind(feature.properties());
            parts.forEach(part -> lines.add(new BarrierLine(name, kind, part)));
        }
    }

    /// By `kind` or `barrier` where one of them is a kind, else by the property that such lines
    /// have in OpenStreetMap.
    private static BarrierKind kind(Map<String, String> properties) {
        for (var key : List.of("kind", "barrier")) {
            var said = properties.getOrDefault(key, "").strip().toUpperCase(Locale.ROOT);
            for (var kind : BarrierKind.values()) {
                if (kind.name().equals(said)) {
                    return kind;
                }
            }
        }
        return properties.containsKey("waterway")
                ? BarrierKind.RIVER
                : properties.containsKey("railway")
                        ? BarrierKind.RAILWAY
                        : properties.containsKey("highway") ? BarrierKind.ROAD : BarrierKind.OTHER;
    }
}
