package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads the one shapefile in a zip. The zip is laid into a temporary file, because the shapes and
/// their attributes stand in two entries that have to be read side by side; nothing is unpacked to
/// disk, and no name in the zip is ever taken for a path. What the entries unpack to is held to the
/// limits.
final class ZippedShapefile {

    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_TEXT = 64 * 1024;

    private final GeometryWanted wanted;
    private final ReadLimits limits;
    private final boolean nationalGrid;

    ZippedShapefile(GeometryWanted wanted, ReadLimits limits, boolean nationalGrid) {
        this.wanted = wanted;
        this.limits = limits;
        this.nationalGrid = nationalGrid;
    }

    ReadReport read(InputStream in, Consumer<ReadFeature> consumer) {
        try {
            var file = Files.createTempFile("doorstep-", ".zip");
            try {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return read(file, consumer);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (SourceBytes.LimitReached e) {
            return refused(e.kind(), e.sentence());
        } catch (IOException | IllegalArgumentException e) {
            // The second where an entry's name is no text.
            return refused(Kind.UNREADABLE, "The zip cannot be opened: " + e.getMessage());
        }
    }

    private static ReadReport refused(Kind kind, String detail) {
        return new ReadReport(
                0, 0, List.of(new ImportIssue(kind, kind.severity(), -1, "", "", null, detail)));
    }

    private ReadReport read(Path file, Consumer<ReadFeature> consumer) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_ENTRIES) {
                return refused(Kind.UNREADABLE, "The zip holds more than 10,000 files.");
            }
            var shapes =
                    Collections.list(zip.entries()).stream()
                            .filter(entry -> extension(entry).equals("shp") && !isHidden(entry))
                            .toList();
            if (shapes.size() != 1) {
                return refused(
                        Kind.UNREADABLE,
                        shapes.isEmpty()
                                ? "The zip holds no shapefile (.shp)."
                                : "The zip holds " + shapes.size() + " shapefiles; send one.");
            }
            return read(zip, shapes.getFirst(), Files.size(file), consumer);
        }
    }

    private ReadReport read(
            ZipFile zip, ZipEntry shapes, long zipBytes, Consumer<ReadFeature> consumer)
            throws IOException {
        // No entry may unpack to more than the ratio allows for the whole zip.
        var most = Math.max(1_000_000, limits.gzipRatio() * zipBytes);
        var within = limits.withBytes(Math.min(limits.bytes(), most));
        var projection = text(zip, sibling(zip, shapes, "prj"));
        var attributes = sibling(zip, shapes, "dbf");
        try (var shapeBytes = zip.getInputStream(shapes);
                var rows = attributes == null ? null : zip.getInputStream(attributes)) {
            return new ShapefileReader(wanted, within)
                    .read(
                            new ShapefileReader.Files(
                                    shapeBytes,
                                    rows,
                                    projection.isBlank() && nationalGrid
                                            ? ShapefileReader.NATIONAL_GRID
                                            : projection,
                                    text(zip, sibling(zip, shapes, "cpg"))),
                            consumer);
        }
    }

    private static @Nullable ZipEntry sibling(ZipFile zip, ZipEntry shapes, String extension) {
        var stem = shapes.getName().substring(0, shapes.getName().length() - 3);
        return Collections.list(zip.entries()).stream()
                .filter(entry -> entry.getName().equalsIgnoreCase(stem + extension))
                .findFirst()
                .orElse(null);
    }

    private static String text(ZipFile zip, @Nullable ZipEntry entry) throws IOException {
        if (entry == null) {
            return "";
        }
        try (var bytes = zip.getInputStream(entry)) {
            return new String(bytes.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
        }
    }

    private static String extension(ZipEntry entry) {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        return entry.isDirectory() ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    /// What a Mac puts beside each file.
    private static boolean isHidden(ZipEntry entry) {
        var name = entry.getName();
        return name.startsWith("__MACOSX/") || name.startsWith("._") || name.contains("/._");
    }
}
