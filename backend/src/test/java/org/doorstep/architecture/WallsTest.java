package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/// Walls 3 and 4: what may be imported where, and what may not be called at all.
class WallsTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/fakes/"))
                    .importPackages("org.doorstep");

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("planted.house");

    @TestFactory
    Stream<DynamicTest> theHouseKeepsEveryWall() {
        return new Walls("org.doorstep")
                .all()
                .map(wall ->
                        DynamicTest.dynamicTest(wall.getDescription(), () -> wall.check(HOUSE)));
    }

    @TestFactory
    Stream<DynamicTest> everyWallNoticesThePlantedViolation() {
        return new Walls("planted.house")
                .all()
                .map(wall ->
                        DynamicTest.dynamicTest(wall.getDescription(), () -> assertNoticed(wall)));
    }

    private static void assertNoticed(ArchRule wall) {
        assertThat(wall.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
