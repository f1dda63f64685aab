package org.doorstep.territory.load;

import org.doorstep.geo.format.ReadFeature;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.street.StreetExtract;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetSide;
import org.doorstep.territory.WardId;
import org.doorstep.territory.street.Numbers;
import org.doorstep.territory.street.StreetStore;
import org.doorstep.territory.street.WardPieces;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// One import of a file of street lines: an extract of OpenStreetMap (`.osm.pbf`, `.osm`), or
/// GeoJSON, plain or gzip. There each feature is one street, or one stretch of it, with the
/// properties `name`, `place`, and for its doors `odd_from`, `odd_to`, `odd_doors`, the same for
/// `even_`, or plain `from`, `to`, `doors` where the two sides are not told apart; all but the name
/// may be left out. Its line runs in order of rising numbers. For one thread and one file.
public final class StreetFile {

    private static final int LONGEST_NAME = 100;

    private final StreetStore store;
    private final Function<GeoPoint, @Nullable WardId> wardAt;
    private final Consumer<StreetExtract> extracts;
    private final Findings findings = new Findings();
    private final Map<Identity, List<StreetSide>> streets = new LinkedHashMap<>();

    private record Identity(WardId ward, String name, String place) {}

    /// @param wardAt the ward that holds a place, or null
    /// @param extracts takes what else an extract of OpenStreetMap holds, once its streets are in
    public StreetFile(
            StreetStore store,
            Function<GeoPoint, @Nullable WardId> wardAt,
            Consumer<StreetExtract> extracts) {
        this.store = store;
        this.wardAt = wardAt;
        this.extracts = extracts;
    }

    /// Reads the file and loads it, or, if anything in it is an error, nothing.
    public ImportReport load(InputStream file, ReadLimits limits) {
        var source = new StreetSource(limits);
        var read = source.read(file, this::take);
        findings.addAll(read.issues());
        if (findings.isRefused()) {
            return new ImportReport(null, read.features(), 0, 0, findings.listed());
        }
        store.putAll(
                streets.entrySet().stream()
                        .map(street -> street(street.getKey(), street.getValue()))
                        .toList());
        if (source.extract() != null) {
            extracts.accept(source.extract());
        }
        return new ImportReport(null, read.features(), streets.size(), 0, findings.listed());
    }

    private Street street(Identity identity, List<StreetSide> sides) {
        return new Street(store.newId(), identity.ward(), identity.name(), identity.place(), sides);
    }

    private void take(ReadFeature feature) {
        var name = feature.properties().getOrDefault("name", "").strip();
        var place = feature.properties().getOrDefault("place", "").strip();
        if (!(feature.geometry() instanceof ReadGeometry.Lines(var lines))) {
            findings.error(FindingKind.NOT_A_LINE, feature, "The feature is not a line.");
        } else if (name.isEmpty()) {
            findings.warning(FindingKind.NO_NAME, feature, "A line without a name; left out.");
        } else if (name.length() > LONGEST_NAME || place.length() > LONGEST_NAME) {
            findings.error(FindingKind.BAD_NAME, feature, "A name is longer than a name.");
        } else {
            takeStreet(feature, name, place, lines);
        }
    }

    private void takeStreet(
            ReadFeature feature, String name, String place, List<List<GeoPoint>> lines) {
        var sides = new SideProperties(feature.properties()).sides();
        if (sides.isEmpty()) {
            findings.error(FindingKind.BAD_NUMBERS, feature, "The house numbers do not fit.");
            return;
        }
        var pieces = new ArrayList<WardPieces.Piece>();
        lines.forEach(line -> pieces.addAll(WardPieces.of(line, wardAt)));
        var whole = pieces.stream().mapToDouble(WardPieces.Piece::metres).sum();
        var walked = 0.0;
        for (var piece : pieces) {
            var start = walked / whole;
            walked += piece.metres();
            takePiece(feature, name, place, piece, sides, start, Math.min(1, walked / whole));
        }
    }

    private void takePiece(
            ReadFeature feature,
            String name,
            String place,
            WardPieces.Piece piece,
            List<Numbers> sides,
            double start,
            double end) {
        var ward = piece.ward();
        if (ward == null) {
            findings.warning(
                    FindingKind.NO_WARD,
                    feature,
                    Math.round(piece.metres()) + " m of the street lie in no ward; left out.");
            return;
        }
        var parts = new ArrayList<StreetSide>();
        for (var side : sides) {
            var part = side.on(piece.line(), start, end);
            if (part.doors() > 0 || part.from() > 0) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            parts.add(Numbers.UNKNOWN.on(piece.line(), 0, 1));
        }
        streets.computeIfAbsent(new Identity(ward, name, place), _ -> new ArrayList<>())
                .addAll(parts);
    }
}
