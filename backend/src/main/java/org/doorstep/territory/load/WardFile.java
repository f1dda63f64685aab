package org.doorstep.territory.load;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.AreaFileReader;
import org.doorstep.geo.format.ReadFeature;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.BoundarySetSpec;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.doorstep.territory.boundary.BoundaryStore;
import org.doorstep.territory.boundary.WardDocument;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One import of a file of wards, of whatever form (see [AreaFileReader]): reads it as a stream,
/// stages its wards in batches, and puts the set in force if nothing in the file is an error. For
/// one thread and one file.
public final class WardFile {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,20}");
    private static final int LONGEST_NAME = 120;

    /// A batch is written when it has so many wards or so many bytes of outline: well below what
    /// one message to MongoDB may hold (48 MB).
    private static final int BATCH_WARDS = 500;

    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    private final BoundaryStore store;
    private final BoundarySetId set;
    private final BoundarySetSpec spec;
    private final PropertyNames names;
    private final Findings findings = new Findings();
    private final Map<String, String> outlineOfCode = new HashMap<>();
    private final TreeSet<String> councils = new TreeSet<>();
    private List<WardDocument> batch = new ArrayList<>();
    private int bytesInBatch;
    private int taken;

    public WardFile(BoundaryStore store, BoundarySetId set, BoundarySetSpec spec) {
        this.store = store;
        this.set = set;
        this.spec = spec;
        this.names = new PropertyNames(spec.properties());
    }

    /// Reads the file and loads it, or loads nothing. Whatever the file holds, the answer is a
    /// report; only trouble with the store is thrown, and then nothing is in force either.
    public ImportReport load(InputStream file, ReadLimits limits) {
        store.stage(set, spec);
        try {
            var read = new AreaFileReader(limits, spec.nationalGrid()).read(file, this::take);
            findings.addAll(read.issues());
            if (!findings.isRefused()) {
                write();
                if (!store.putInForce(set, councils, taken)) {
                    findings.error(
                            FindingKind.TOOK_TOO_LONG, "The import stood still and was given up.");
                }
            }
            return report(read.features());
        } finally {
            store.discard(set);
        }
    }

    private ImportReport report(int features) {
        return findings.isRefused()
                ? new ImportReport(null, features, 0, 0, findings.listed())
                : new ImportReport(set, features, taken, councils.size(), findings.listed());
    }

    private void take(ReadFeature feature) {
        if (!(feature.geometry() instanceof ReadGeometry.Area(var outline))) {
            return; // the reader was asked for areas only and has said so
        }
        var code = names.wardCode(feature);
        if (code.isEmpty()) {
            findings.error(FindingKind.NO_CODE, feature, "The feature has no ward code.");
        } else if (!CODE.matcher(code).matches()) {
            findings.error(FindingKind.BAD_CODE, feature, "The ward code is not a code.");
        } else {
            takeWard(feature, code, outline);
        }
    }

    private void takeWard(ReadFeature feature, String code, Outline outline) {
        var bytes = outline.toBytes();
        var print = fingerprint(bytes);
        var before = outlineOfCode.putIfAbsent(code, print);
        if (before != null && before.equals(print)) {
            findings.warning(
                    FindingKind.DUPLICATE_FEATURE,
                    feature,
                    code + " stands in the file before, with the same outline.");
        } else if (before != null) {
            findings.error(
                    FindingKind.DUPLICATE_CODE,
                    feature,
                    code + " stands in the file before, with another outline.");
        } else if (bytes.length > WardDocument.LARGEST_OUTLINE) {
            findings.error(
                    FindingKind.OUTLINE_TOO_LARGE, feature, "The outline has too many vertices.");
        } else {
            var ward = ward(feature, code, outline);
            if (ward != null && !findings.isRefused()) {
                stage(WardDocument.of(ward, bytes));
            }
        }
    }

    private @Nullable Ward ward(ReadFeature feature, String code, Outline outline) {
        var council = orElse(names.councilCode(feature), spec.councilCode());
        if (council == null || !CODE.matcher(council).matches()) {
            findings.error(FindingKind.NO_COUNCIL, feature, "It does not say in which council.");
            return null;
        }
        var name = names.wardName(feature);
        if (name.isEmpty()) {
            findings.warning(
                    FindingKind.NO_NAME, feature, "The ward has no name; its code stands.");
            name = code;
        }
        var welsh = names.welshName(feature);
        var councilName = orElse(names.councilName(feature), spec.councilName());
        if (isTooLong(name) || isTooLong(welsh) || isTooLong(councilName)) {
            findings.error(FindingKind.BAD_NAME, feature, "A name is longer than a name.");
            return null;
        }
        return new Ward(
                new WardId(set, code),
                name,
                welsh,
                council,
                councilName == null ? council : councilName,
                outline.labelPoint());
    }

    private void stage(WardDocument ward) {
        councils.add(ward.councilCode());
        taken++;
        batch.add(ward);
        bytesInBatch += ward.outline().length;
        if (batch.size() >= BATCH_WARDS || bytesInBatch >= BATCH_BYTES) {
            write();
        }
    }

    private void write() {
        if (!batch.isEmpty()) {
            store.add(set, batch);
            batch = new ArrayList<>();
            bytesInBatch = 0;
        }
    }

    private static boolean isTooLong(@Nullable String name) {
        return name != null && name.length() > LONGEST_NAME;
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }

    private static String fingerprint(byte[] outline) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(outline));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
