package org.doorstep.geo.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Real premises in the order in which people expect them.
class RealDoorsTest {

    private static final Pattern FLAT = Pattern.compile("(?:FLAT )?([0-9]+)");

    @ParameterizedTest
    @ValueSource(strings = {"aa11aa", "aa11ab", "aa11ac"})
    void premisesOfAPostcodeComeOutOfAShuffleAsTheyWere(String postcode) {
        var premises = premises("addresses/sort_order_" + postcode + ".json");
        assertThat(premises).hasSizeGreaterThan(9);
        for (var seed = 0; seed < 20; seed++) {
            var shuffled = new ArrayList<>(premises);
            Collections.shuffle(shuffled, new Random(seed));
            Collections.sort(shuffled);
            assertThat(shuffled).isEqualTo(premises);
        }
    }

    @Test
    void flatsOfTheBarbicanAreInNumberOrderInsideTheirBlock() {
        var blocks = new TreeMap<String, List<DoorLabel>>();
        var dwellings = new HashSet<List<String>>();
        for (var row : OpenData.rows("addresses/hmlr_barbican.csv")) {
            if (dwellings.add(List.of(row.get(6), row.get(7), row.get(2)))) {
                blocks.computeIfAbsent(row.get(7) + row.get(2), block -> new ArrayList<>())
                        .add(new DoorLabel(row.get(7), row.get(6)));
            }
        }
        assertThat(dwellings).hasSize(1_530);
        for (var flats : blocks.values()) {
            Collections.shuffle(flats, new Random(1));
            Collections.sort(flats);
            assertThat(numbers(flats)).isSorted();
        }
    }

    private static List<Integer> numbers(List<DoorLabel> flats) {
        return flats.stream()
                .map(flat -> FLAT.matcher(flat.unit()))
                .filter(flat -> flat.matches())
                .map(flat -> Integer.valueOf(flat.group(1)))
                .toList();
    }

    private static List<DoorLabel> premises(String path) {
        var premises = new ArrayList<DoorLabel>();
        Map<String, String> fields = new HashMap<>();
        try (var json = new JsonFactory().createParser(OpenData.open(path))) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    fields.put(json.currentName(), json.getString());
                } else if (token == JsonToken.END_OBJECT) {
                    premises.add(
                            DoorLabel.of(
                                    fields.getOrDefault("building_number", ""),
                                    fields.getOrDefault("building_name", ""),
                                    fields.getOrDefault("sub_building_name", "")));
                    fields.clear();
                }
            }
        }
        return premises;
    }
}
