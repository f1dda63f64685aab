package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import org.doorstep.Doorstep;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// Wall 1 and 2: rooms form no circle, use only the neighbours their caption allows, and only what
/// those have published.
class RoomsTest {

    /// The geometry module and the generated contract lie under the same base package and are no
    /// rooms.
    private static final DescribedPredicate<JavaClass> NO_ROOMS =
            DescribedPredicate.describe(
                    "the geometry module and the generated contract",
                    type ->
                            type.getPackageName().startsWith("org.doorstep.geo")
                                    || type.getPackageName().startsWith("org.doorstep.api"));

    private static final ApplicationModules ROOMS = ApplicationModules.of(Doorstep.class, NO_ROOMS);

    @Test
    void everyRoomUsesOnlyWhatItsCaptionAllows() {
        ROOMS.verify();
    }

    @Test
    void canvasesAndDiagramOfTheRoomsAreWrittenIntoTheBuildOutput() {
        new Documenter(ROOMS).writeModulesAsPlantUml().writeModuleCanvases();
        assertThat(new java.io.File("target/spring-modulith-docs/components.puml")).isNotEmpty();
    }

    @Test
    void aCircleOfTwoRoomsIsNoticed() {
        assertThat(planted("planted.circle").detectViolations().getMessages())
                .anySatisfy(message -> assertThat(message).contains("Cycle detected"));
    }

    @Test
    void aNeighbourThatTheCaptionDoesNotAllowIsNoticed() {
        assertThat(planted("planted.uninvited").detectViolations().getMessages())
                .anySatisfy(message -> assertThat(message).contains("visitor").contains("host"));
    }

    @Test
    void reachingIntoAPrivateRoomIsNoticed() {
        assertThat(planted("planted.burglar").detectViolations().getMessages())
                .anySatisfy(message -> assertThat(message).contains("non-exposed"));
    }

    private static ApplicationModules planted(String base) {
        return ApplicationModules.of(base, location -> location.contains("/planted/"));
    }
}
