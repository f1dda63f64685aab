package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Wall 5: how large things may grow. Budgets are printed; ceilings fail.
class BudgetsTest {

    private static final int FILE_CEILING = 500;
    private static final int METHOD_CEILING = 40;

    private static final List<SourceFile> SOURCES = sources();

    @BeforeAll
    static void printTheBudgets() {
        var report =
                """
                Size budgets (budget in brackets)
                  file length, p95            %d lines (300), longest %d (ceiling %d)
                  method body, p95            %d lines (20), longest %d (ceiling %d)
                  constructor parameters      most %d (7)
                  types in a package          most %d (20, kernel 25)
                  public types in flat rooms  %s (65 %%)
                  types in a divided room's root %s (33 %%)
                """
                        .formatted(
                                p95(lengths()),
                                most(lengths()),
                                FILE_CEILING,
                                p95(bodies()),
                                most(bodies()),
                                METHOD_CEILING,
                                most(
                                        SOURCES.stream()
                                                .map(SourceFile::mostConstructorParameters)
                                                .toList()),
                                most(List.copyOf(typesByPackage().values())),
                                publicShareOfFlatRooms(),
                                rootShareOfDividedRooms());
        System.out.println(report);
        write(report);
    }

    @Test
    void noFileIsLongerThanTheCeiling() {
        assertThat(SOURCES).filteredOn(source -> source.lines() > FILE_CEILING).isEmpty();
    }

    @Test
    void noMethodBodyIsLongerThanTheCeiling() {
        assertThat(SOURCES.stream().flatMap(source -> source.methods().stream()))
                .filteredOn(method -> method.lines() > METHOD_CEILING)
                .isEmpty();
    }

    @Test
    void theKernelStaysAtTwentyFiveTypes() {
        assertThat(typesByPackage().getOrDefault("org.doorstep.kernel", 0)).isLessThanOrEqualTo(25);
    }

    @Test
    void aMethodThatIsTooLongIsNoticed() {
        var text = "class Long { void on() {\n" + "on();\n".repeat(41) + "} }";
        assertThat(SourceFile.parse(Path.of("Long.java"), text).methods())
                .singleElement()
                .satisfies(method -> assertThat(method.lines()).isGreaterThan(METHOD_CEILING));
    }

    @Test
    void aFileThatIsTooLongIsNoticed() {
        var text = "class Long {\n" + "\n".repeat(FILE_CEILING) + "}";
        assertThat(SourceFile.parse(Path.of("Long.java"), text).lines())
                .isGreaterThan(FILE_CEILING);
    }

    private static List<Integer> lengths() {
        return SOURCES.stream().map(SourceFile::lines).toList();
    }

    private static List<Integer> bodies() {
        return SOURCES.stream()
                .flatMap(source -> source.methods().stream())
                .map(SourceFile.Method::lines)
                .toList();
    }

    private static Map<String, Integer> typesByPackage() {
        return SOURCES.stream()
                .filter(source -> !source.isPackageInfo())
                .collect(
                        Collectors.groupingBy(
                                SourceFile::packageName,
                                TreeMap::new,
                                Collectors.summingInt(source -> 1)));
    }

    private static Map<String, List<SourceFile>> rooms() {
        return SOURCES.stream()
                .filter(source -> !source.isPackageInfo() && source.room() != null)
                .collect(
                        Collectors.groupingBy(
                                source -> String.valueOf(source.room()),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static boolean isDivided(List<SourceFile> room) {
        return room.stream()
                .map(source -> source.packageName().split("\\.", -1))
                .anyMatch(parts -> parts.length > 3 && !List.of("web", "store").contains(parts[3]));
    }

    private static Map<String, String> publicShareOfFlatRooms() {
        return shares(false, SourceFile::isPublic);
    }

    private static Map<String, String> rootShareOfDividedRooms() {
        return shares(true, source -> source.packageName().split("\\.", -1).length == 3);
    }

    private static Map<String, String> shares(
            boolean divided, java.util.function.Predicate<SourceFile> counted) {
        var shares = new TreeMap<String, String>();
        rooms().forEach((room, files) -> {
            if (isDivided(files) == divided) {
                var share = 100 * files.stream().filter(counted).count() / files.size();
                shares.put(room, share + " %");
            }
        });
        return shares;
    }

    private static int most(List<Integer> sizes) {
        return sizes.stream().max(Comparator.naturalOrder()).orElse(0);
    }

    private static int p95(List<Integer> sizes) {
        var sorted = sizes.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }

    private static List<SourceFile> sources() {
        try (Stream<Path> files =
                Stream.of(Path.of("src/main/java"), Path.of("../geo/src/main/java"))
                        .flatMap(BudgetsTest::walk)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(SourceFile::read)
                    .toList();
        }
    }

    private static Stream<Path> walk(Path root) {
        try {
            return Files.walk(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String report) {
        try {
            Files.writeString(Path.of("target/size-budgets.txt"), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
