package org.doorstep.geo.format.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.GeoJsonReader;
import org.doorstep.geo.format.GeometryWanted;
import org.doorstep.geo.format.ReadFeature;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.StreetNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The open data's own figures for its street extracts.
class RealStreetsTest {

    private static final String RUTLAND = "streets/osm/rutland_2022-07-20.osm.pbf";

    private static StreetExtract read(String path) {
        try (var in = OpenData.open(path)) {
            return new StreetExtractReader(ReadLimits.GENEROUS).read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReadFeature> features(String path, GeometryWanted wanted) {
        var features = new ArrayList<ReadFeature>();
        try (var in = OpenData.open(path)) {
            new GeoJsonReader(wanted, ReadLimits.GENEROUS).read(in, features::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return features;
    }

    /// The wards each named way of Rutland meets, ways that meet none left out.
    private static Map<NamedWay, Set<String>> wardsOfStreets(List<NamedWay> streets) {
        var wards = new HashMap<String, Geometry>();
        for (var ward :
                features(
                        "wards/generalised_2013/E06000017_rutland.geojson", GeometryWanted.AREAS)) {
            Outline outline = ((ReadGeometry.Area) ward.geometry()).outline();
            wards.put(ward.code(), outline.toGeometry());
        }
        var found = new HashMap<NamedWay, Set<String>>();
        for (var street : streets) {
            var line = line(street.line());
            wards.forEach((code, outline) -> {
                if (outline.intersects(line)) {
                    found.computeIfAbsent(street, _ -> new TreeSet<>()).add(code);
                }
            });
        }
        return found;
    }

    private static Geometry line(List<GeoPoint> line) {
        return new GeometryFactory()
                .createLineString(
                        line.stream()
                                .map(place -> new Coordinate(place.longitude(), place.latitude()))
                                .toArray(Coordinate[]::new));
    }

    @Test
    void findsEveryNamedStreetOfRutlandInItsWards() {
        var streets = wardsOfStreets(read(RUTLAND).streets());

        assertThat(streets).hasSize(1_818);
        assertThat(streets.keySet().stream().map(NamedWay::name).distinct()).hasSize(776);
        assertThat(streets.values().stream().filter(wards -> wards.size() > 1)).hasSize(84);
        var wardsOfName = new HashMap<String, Set<String>>();
        streets.forEach((street, wards) ->
                wardsOfName.computeIfAbsent(street.name(), _ -> new HashSet<>()).addAll(wards));
        assertThat(wardsOfName.values().stream().filter(wards -> wards.size() > 1)).hasSize(104);
    }

    @Test
    void readsEachStreetOfRutlandWithTheCourseTheDataGivesIt() {
        var expected = new TreeMap<Long, String>();
        for (var street :
                features("streets/rutland_2022_named_streets.geojson.gz", GeometryWanted.ANY)) {
            expected.put(
                    Long.valueOf(street.properties().getOrDefault("osm_way", "")),
                    street.name()
                            + street.properties().get("highway")
                            + ((ReadGeometry.Lines) street.geometry()).lines().getFirst());
        }
        var found = new TreeMap<Long, String>();
        wardsOfStreets(read(RUTLAND).streets())
                .keySet()
                .forEach(street ->
                        found.put(street.id(), street.name() + street.kind() + street.line()));

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void findsEveryAddressOfRutlandWithItsGaps() {
        var addresses = read(RUTLAND).addresses();

        assertThat(addresses).hasSize(512);
        assertThat(addresses.stream().filter(address -> address.street().isEmpty())).hasSize(96);
        assertThat(addresses.stream().filter(address -> address.postcode().isEmpty())).hasSize(131);
        assertThat(addresses.stream().filter(StreetAddress::hasSeveralNumbers)).hasSize(15);
        assertThat(addresses.stream().filter(address -> address.street().equals("Kilburn End")))
                .hasSize(55);
    }

    @Test
    void readsEachAddressOfRutlandAsTheDataHasIt() {
        var expected = new TreeMap<String, List<String>>();
        var placeExpected = new HashMap<String, GeoPoint>();
        for (var row : OpenData.rows("streets/rutland_2022_addresses.csv")) {
            var id = row.get(0) + row.get(1);
            expected.put(
                    id,
                    List.of(
                            row.get(2),
                            row.get(3),
                            row.get(4),
                            row.get(5),
                            row.get(7),
                            row.get(8)));
            placeExpected.put(
                    id,
                    GeoPoint.of(Double.parseDouble(row.get(11)), Double.parseDouble(row.get(10))));
        }
        var found = new TreeMap<String, List<String>>();
        for (var address : read(RUTLAND).addresses()) {
            var id = (address.way() ? "way" : "node") + address.id();
            found.put(
                    id,
                    List.of(
                            address.houseName(),
                            address.houseNumber(),
                            address.unit(),
                            address.street(),
                            address.city(),
                            address.postcode()));
            // Inside the same building, whichever place in it was chosen.
            assertThat(address.at().distanceTo(placeExpected.getOrDefault(id, GeoPoint.of(0, 0))))
                    .as(id)
                    .extracting(d -> d.metres() < (address.way() ? 30 : 0.02))
                    .isEqualTo(true);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void netsTheWaysOfRutlandAPersonMayWalk() {
        var network = read(RUTLAND).network();

        assertThat(network.nodes()).isGreaterThan(20_000);
        assertThat(largestPart(network)).isGreaterThan(network.nodes() * 8 / 10);
    }

    private static int largestPart(StreetNetwork network) {
        var seen = new boolean[network.nodes()];
        var largest = 0;
        for (var start = 0; start < network.nodes(); start++) {
            var open = new ArrayDeque<Integer>();
            var size = 0;
            if (!seen[start]) {
                open.add(start);
                seen[start] = true;
            }
            while (!open.isEmpty()) {
                int node = open.remove();
                size++;
                for (var l = network.firstLink(node); l < network.firstLink(node + 1); l++) {
                    if (!seen[network.target(l)]) {
                        seen[network.target(l)] = true;
                        open.add(network.target(l));
                    }
                }
            }
            largest = Math.max(largest, size);
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "its-leeds-example.osm.pbf",
                "whitelion_bristol.osm.pbf",
                "osm2streets_borough_sausage_links.osm.gz",
                "osm2streets_bristol_contraflow_cycleway.osm.gz",
                "osm2streets_bristol_sausage_links.osm.gz",
                "osm2streets_degenerate_bug.osm.gz",
                "osm2streets_oneway_loop.osm.gz",
                "osm2streets_overlapping_service_roads.osm.gz",
                "osm2streets_service_road_loop.osm.gz"
            })
    void readsTheSmallExtractsWithoutAnIssue(String file) {
        var extract = read("streets/osm/" + file);

        assertThat(extract.streets()).isNotEmpty();
        assertThat(extract.network().edges()).isPositive();
        assertThat(extract.report().issues()).isEmpty();
    }
}
