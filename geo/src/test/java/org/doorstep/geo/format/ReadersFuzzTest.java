package org.doorstep.geo.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.doorstep.geo._support.InTime;
import org.doorstep.geo._support.Mutations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every reader answers whatever bytes it is given. Fuzzed by `ops/fuzz`; a plain test run reads
/// the whole files and some thousands of broken ones made from a seed.
class ReadersFuzzTest {

    private static final int BROKEN = 5_000;

    private static final ReadLimits LIMITS = ReadLimits.GENEROUS.withBytes(20_000_000);

    static Stream<byte[]> geoJsonFiles() {
        return Stream.of(Samples.text(Samples.GEOJSON));
    }

    @MethodSource("geoJsonFiles")
    @FuzzTest(maxDuration = "20s")
    void geoJson(byte @Nullable [] bytes) {
        for (var wanted : GeometryWanted.values()) {
            InTime.answers(count ->
                    new GeoJsonReader(wanted, LIMITS)
                            .read(in(bytes), _ -> count.incrementAndGet()));
        }
    }

    static Stream<byte[]> topoJsonFiles() {
        return Stream.of(Samples.text(Samples.TOPOJSON));
    }

    @MethodSource("topoJsonFiles")
    @FuzzTest(maxDuration = "20s")
    void topoJson(byte @Nullable [] bytes) {
        InTime.answers(count ->
                new TopoJsonReader(GeometryWanted.ANY, LIMITS)
                        .read(in(bytes), "", _ -> count.incrementAndGet()));
    }

    static Stream<byte[]> wktFiles() {
        return Stream.of(
                Samples.text(Samples.WKT), Samples.text("SRID=4326;POINT Z (-1.2 51.7 3)\n"));
    }

    @MethodSource("wktFiles")
    @FuzzTest(maxDuration = "20s")
    void wkt(byte @Nullable [] bytes) {
        InTime.answers(count ->
                new WktReader(GeometryWanted.ANY, LIMITS)
                        .read(in(bytes), _ -> count.incrementAndGet()));
    }

    static Stream<byte[]> shapeFiles() {
        return Stream.of(Samples.shp());
    }

    @MethodSource("shapeFiles")
    @FuzzTest(maxDuration = "20s")
    void shapes(byte @Nullable [] bytes) {
        shapefile(in(bytes), in(Samples.dbf()));
    }

    static Stream<byte[]> attributeFiles() {
        return Stream.of(Samples.dbf(Samples.text("Abbey")));
    }

    @MethodSource("attributeFiles")
    @FuzzTest(maxDuration = "20s")
    void attributes(byte @Nullable [] bytes) {
        shapefile(in(Samples.shp()), in(bytes));
    }

    private static void shapefile(InputStream shapes, InputStream attributes) {
        InTime.answers(count ->
                new ShapefileReader(GeometryWanted.ANY, LIMITS)
                        .read(
                                new ShapefileReader.Files(
                                        shapes, attributes, ShapefileReader.NATIONAL_GRID, ""),
                                _ -> count.incrementAndGet()));
    }

    static Stream<byte[]> areaFiles() {
        return Stream.of(
                Samples.zip(),
                Samples.text(Samples.GEOJSON),
                Samples.text(Samples.TOPOJSON),
                Samples.text(Samples.WKT));
    }

    @MethodSource("areaFiles")
    @FuzzTest(maxDuration = "20s")
    void areas(byte @Nullable [] bytes) {
        InTime.answers(count ->
                new AreaFileReader(LIMITS, true).read(in(bytes), _ -> count.incrementAndGet()));
    }

    private static InputStream in(byte @Nullable [] bytes) {
        return new ByteArrayInputStream(bytes == null ? new byte[0] : bytes);
    }

    @Test
    void everyReaderAnswersBrokenFiles() {
        broken(geoJsonFiles(), this::geoJson);
        broken(topoJsonFiles(), this::topoJson);
        broken(wktFiles(), this::wkt);
        broken(shapeFiles(), this::shapes);
        broken(attributeFiles(), this::attributes);
        broken(areaFiles(), this::areas);
    }

    private static void broken(Stream<byte[]> whole, Consumer<byte[]> reading) {
        whole.forEach(file -> Mutations.of(file, BROKEN, 32, reading));
    }
}
