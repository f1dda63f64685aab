package org.doorstep.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep._support.TestTicker;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.boundary.BoundarySetDocument;
import org.doorstep.territory.boundary.BoundaryStore;
import org.doorstep.territory.boundary.Ground;
import org.doorstep.territory.boundary.Grounds;
import org.doorstep.territory.boundary.WardDocument;
import org.doorstep.territory.load.StreetFile;
import org.doorstep.territory.load.WardFile;
import org.doorstep.territory.street.StreetStore;
import org.doorstep.territory.street.StreetStoreTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/// The real wards of Great Britain of December 2013, where the open data is there.
class RealWardsStoreTest {

    private static final LocalDate DATE = LocalDate.of(2014, 8, 1);
    private static final BoundarySetId SET = new BoundarySetId(CountingIds.nth(1));

    private static ImportReport report;
    private static Ground ground;

    @BeforeAll
    static void importTheWards() throws IOException {
        var store =
                new BoundaryStore(
                        TestStore.fresh(WardDocument.class, BoundarySetDocument.class),
                        new TestClock());
        var spec = BoundarySetSpec.of("Great Britain 2013", LocalDate.of(2013, 12, 1));
        try (var file = open("wards/generalised_2013/gb_wards_2013_shared.geojson.gz")) {
            report =
                    new WardFile(store, SET, spec)
                            .load(file, ReadLimits.GENEROUS.withVerticesPerFeature(50_000));
        }
        ground = new Grounds(store, new TestTicker()).refresh();
    }

    private static InputStream open(String path) throws IOException {
        var root =
                Optional.ofNullable(System.getenv("DOORSTEP_OPEN_DATA"))
                        .map(Path::of)
                        .orElse(Path.of("..", "..", "shared", "data"));
        var file = root.resolve(path);
        Assumptions.assumeTrue(
                Files.isReadable(file), "open data is absent (DOORSTEP_OPEN_DATA): " + path);
        return Files.newInputStream(file);
    }

    @Test
    void loadsEveryWardOfEveryCouncil() {
        assertThat(report.features()).isEqualTo(6_267);
        assertThat(report.loaded()).isEqualTo(6_267);
        assertThat(report.councils()).isEqualTo(270);
    }

    @Test
    void namesTheOneInvalidPolygonAndTheSixHoles() {
        assertThat(report.count("INVALID")).isEqualTo(1);
        assertThat(report.findings().stream().filter(finding -> finding.kind().equals("INVALID")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("E05004205"));
        assertThat(report.count("HOLE")).isEqualTo(6);
        assertThat(report.isRefused()).isFalse();
    }

    @Test
    void findsTheWardOfEveryExpectedPostcodeFurtherThanFiftyMetresFromAnEdge() throws IOException {
        String text;
        try (var file = open("postcodes/expected_postcode_ward.csv")) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        var rows =
                text.lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .filter(row -> Integer.parseInt(row[row.length - 1]) > 50)
                        .toList();
        assertThat(rows).hasSizeGreaterThan(1_000);
        for (var row : rows) {
            var place = new GeoPoint(Double.parseDouble(row[3]), Double.parseDouble(row[4]));
            assertThat(ground.at(place, DATE).map(ward -> ward.id().code())).contains(row[5]);
        }
    }

    @Test
    void cutsRealStreetsAtWardEdgesAndTellsNamesakesApart() throws IOException {
        var streets = new StreetStore(TestStore.fresh(StreetStoreTest.DOCUMENT), new CountingIds());
        try (var file = open("streets/rutland_2022_named_streets.geojson.gz")) {
            var loaded =
                    new StreetFile(
                                    streets,
                                    place -> ground.at(place, DATE).map(Ward::id).orElse(null),
                                    _ -> {})
                            .load(file, ReadLimits.GENEROUS);
            assertThat(loaded.isRefused()).isFalse();
            assertThat(loaded.features()).isEqualTo(1_818);
        }
        var rutland =
                ground.inBox(new BoundingBox(52.52, -0.83, 52.76, -0.42), DATE).stream()
                        .filter(ward -> ward.councilCode().equals("E06000017"))
                        .map(Ward::id)
                        .toList();
        assertThat(rutland).hasSize(16);
        var there = streets.ofWards(rutland);
        assertThat(there.stream().map(street -> street.name() + street.ward()))
                .doesNotHaveDuplicates();
        var mainStreets =
                there.stream()
                        .filter(street -> street.name().equals("Main Street"))
                        .map(Street::ward)
                        .collect(Collectors.toSet());
        assertThat(mainStreets).hasSizeGreaterThan(5);
    }
}
