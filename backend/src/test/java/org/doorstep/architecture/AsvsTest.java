package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `ops/asvs.md` is complete, and what it names exists.
class AsvsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW =
            Pattern.compile("\\| ([0-9.]+) \\| ([12]) \\| (.+?) \\| (pass|n/a|gap) \\| (.+) \\|");
    private static final Pattern TEST =
            Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|IT|Contract))(?:#([a-zA-Z0-9]+))?`");
    private static final Pattern PLACE =
            Pattern.compile("`((?:ops|backend|mobile-api-spec)/[^`]*)`");

    @Test
    void everyRequirementOfLevelTwoHasItsRow() throws IOException {
        var wanted = new TreeMap<String, String>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/asvs-5.0.0-level-2.txt"))) {
            if (!line.startsWith("#")) {
                wanted.put(line.split(" ")[0], line.split(" ")[1]);
            }
        }
        var found = new TreeMap<String, String>();
        rows().forEach(row -> found.put(row.get(0), row.get(1)));
        assertThat(wanted).hasSize(253);
        assertThat(found).isEqualTo(wanted);
        assertThat(rows()).hasSize(253);
    }

    @Test
    void everyTestAndFileThatARowNamesExists() throws IOException {
        assertThat(missing(Files.readString(ROOT.resolve("ops/asvs.md")))).isEmpty();
    }

    @Test
    void aRowThatNamesNothingIsNoticed() {
        assertThat(missing("`PlantedTest#neverWritten`, `AsvsTest#neverWritten`, `ops/planted`"))
                .containsExactly("PlantedTest", "AsvsTest#neverWritten", "ops/planted");
    }

    @Test
    void aRowThatPassesNamesWhatShowsItAndOneThatDoesNotSaysWhy() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row.get(4)).hasSizeGreaterThan(5));
    }

    private static List<String> missing(String text) {
        var sources = sources();
        var missing = new ArrayList<String>();
        var tests = TEST.matcher(text);
        while (tests.find()) {
            var source = sources.get(tests.group(1));
            if (source == null) {
                missing.add(tests.group(1));
            } else if (tests.group(2) != null && !source.contains(" " + tests.group(2) + "(")) {
                missing.add(tests.group(1) + "#" + tests.group(2));
            }
        }
        var places = PLACE.matcher(text);
        while (places.find()) {
            if (!Files.exists(ROOT.resolve(places.group(1)))) {
                missing.add(places.group(1));
            }
        }
        return missing;
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("ops/asvs.md")).stream()
                .map(ROW::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(row ->
                        List.of(
                                row.group(1),
                                row.group(2),
                                row.group(3),
                                row.group(4),
                                row.group(5)))
                .toList();
    }

    private static Map<String, String> sources() {
        var found = new HashMap<String, String>();
        for (var module : List.of("backend", "geo", "ops/fakes", "mobile-api-spec")) {
            var tests = ROOT.resolve(module).resolve("src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                found.put(
                                        file.getFileName().toString().replace(".java", ""),
                                        read(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
