package org.doorstep.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The open data's own figures for its ward boundaries.
class RealWardsTest {

    private final List<ReadFeature> features = new ArrayList<>();

    private ReadReport read(String path) throws IOException {
        try (var in = OpenData.open(path)) {
            return GeoJsonReader.ofAreas().read(in, features::add);
        }
    }

    private static Outline outline(ReadFeature feature) {
        return ((ReadGeometry.Area) feature.geometry()).outline();
    }

    @Test
    void readsEveryWardOfGreatBritainAndReportsTheOneInvalidOutline() throws IOException {
        var report = read("wards/generalised_2013/gb_wards_2013_shared.geojson.gz");

        assertThat(report.features()).isEqualTo(6_267);
        assertThat(report.read()).isEqualTo(6_267);
        assertThat(report.isRefused()).isFalse();
        assertThat(
                        features.stream()
                                .map(feature -> feature.properties().get("LAD13CD"))
                                .collect(Collectors.toSet()))
                .hasSize(270);
        var invalid = report.issues().stream().filter(i -> i.kind() == Kind.INVALID_RING).toList();
        assertThat(invalid).hasSize(1);
        assertThat(invalid.getFirst().code()).isEqualTo("E05004205");
        assertThat(invalid.getFirst().name()).isEqualTo("Tolleshunt D'Arcy");
        assertThat(report.issues().stream().map(ImportIssue::kind).distinct())
                .containsExactlyInAnyOrder(Kind.INVALID_RING, Kind.HOLE);
        assertThat(report.count(Kind.HOLE)).isEqualTo(6);
    }

    @Test
    void countsPartsAndHolesAsTheIndexOfTheDataDoes() throws IOException {
        read("wards/generalised_2013/gb_wards_2013_shared.geojson.gz");

        assertThat(features.stream().filter(feature -> outline(feature).parts() > 1)).hasSize(255);
        assertThat(
                        features.stream()
                                .filter(feature -> outline(feature).holes() > 0)
                                .map(ReadFeature::code))
                .containsExactlyInAnyOrder(
                        "E05008394",
                        "E05008415",
                        "E05003517",
                        "E05006762",
                        "W05000064",
                        "W05000576",
                        // The invalid one: its ring touches itself and so encloses a hole once
                        // repaired.
                        "E05004205");
        var oban =
                features.stream()
                        .filter(feature -> feature.code().equals("S13002519"))
                        .findFirst()
                        .orElseThrow();
        assertThat(outline(oban).parts()).isEqualTo(330);
        assertThat(outline(oban).vertices()).isEqualTo(10_659);
    }

    @Test
    void readsBareGeometriesAndFullResolution() throws IOException {
        assertThat(read("wards/mapit_2019/2019-ferndown-north.geojson").issues()).isEmpty();
        assertThat(read("wards/medway_2023/Medway.geojson").read()).isEqualTo(24);
        assertThat(read("wards/ni/N09000003_wards.geojson.gz").read()).isEqualTo(60);
        assertThat(read("wards/newport_outline/newport_council_4326.geojson").read()).isEqualTo(1);
    }

    @Test
    void saysThatTopoJsonIsNotGeoJson() throws IOException {
        var report = read("wards/topojson/topo_E07000178_oxford_wards.json");

        assertThat(report.issues()).extracting(ImportIssue::kind).containsExactly(Kind.NOT_GEOJSON);
        assertThat(report.issues().getFirst().detail()).contains("TopoJSON");
    }
}
