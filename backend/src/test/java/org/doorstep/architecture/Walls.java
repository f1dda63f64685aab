package org.doorstep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Walls 3 and 4 of the house plan, for any base package: the house itself, and the one with the
/// planted violations.
///
/// @param base the package whose direct sub-packages are the rooms
record Walls(String base) {

    private static final List<String> STRICT_ROOMS =
            List.of("canvassing", "messaging", "electors", "pollingday");

    private static final List<String> ROOMS_THAT_USE_GEO =
            List.of(
                    "territory",
                    "membership",
                    "campaigns",
                    "canvassing",
                    "electors",
                    "pollingday",
                    "console");

    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "com.mongodb..",
        "org.bson..",
        "com.google.firebase..",
        "com.twilio..",
        "jakarta.mail..",
        "jakarta.servlet.."
    };

    private static final String[] TIME_TYPES = {
        "java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime",
                "java.time.LocalTime",
        "java.time.ZonedDateTime", "java.time.OffsetDateTime", "java.time.Year",
                "java.time.YearMonth"
    };

    ArchRule rulesKnowNoFramework() {
        return noClasses()
                .that(resideInAnyPackage(inside(STRICT_ROOMS)))
                .and(not(resideInAnyPackage(edges())))
                .and(not(wiring()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS).and(not(captions())))
                .allowEmptyShould(true)
                .because(
                        "where rules are thick they must be readable, and testable, without a"
                                + " framework");
    }

    ArchRule nearnessKnowsNoFramework() {
        return noClasses()
                .that(resideInAnyPackage(base + ".campaigns.nearby"))
                .and(not(wiring()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS).and(not(captions())))
                .allowEmptyShould(true)
                .because("which action suits whom is a rule, not plumbing");
    }

    ArchRule wireTypesStayAtTheDoor() {
        return noClasses()
                .that(resideInAnyPackage(base + ".."))
                .and(
                        not(
                                resideInAnyPackage(
                                        base + "..web..", base + ".api..", base + ".console..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.doorstep.api..", "org.mapstruct.."))
                .because(
                        "the contract is translated once, in web, and nobody behind it sees a wire"
                                + " type");
    }

    ArchRule geometryLibraryStaysInGeo() {
        return noClasses()
                .that(resideInAnyPackage(base + ".."))
                .and(not(resideInAnyPackage(base + ".geo..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.locationtech.."))
                .because("geometry lives in geo, behind GeoPoint and Outline");
    }

    ArchRule onlyRoomsOnTheGroundUseGeo() {
        return noClasses()
                .that(resideInAnyPackage(base + ".."))
                .and(not(resideInAnyPackage(inside(ROOMS_THAT_USE_GEO))))
                .and(not(resideInAnyPackage(base + ".geo..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.doorstep.geo.."))
                .because("security and messaging have nothing to do with where things are");
    }

    ArchRule webAndStoreDoNotKnowEachOther() {
        return noClasses()
                .that(resideInAnyPackage(base + "..web.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(base + "..store.."))
                .allowEmptyShould(true)
                .because("both are behind the room's own types");
    }

    ArchRule storeDoesNotKnowWeb() {
        return noClasses()
                .that(resideInAnyPackage(base + "..store.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(base + "..web.."))
                .allowEmptyShould(true)
                .because("both are behind the room's own types");
    }

    ArchRule timeComesInByTheDoor() {
        return noClasses()
                .that(resideInAnyPackage(base + ".."))
                .should()
                .callMethodWhere(noArgumentNow())
                .because(
                        "time comes from the injected Clock, so that polling day 06:59 is a unit"
                                + " test");
    }

    ArchRule environmentIsReadBySettingsOnly() {
        return noClasses()
                .that(resideInAnyPackage(base + ".."))
                .should()
                .callMethodWhere(
                        target(name("getenv"))
                                .and(target(ownedBy("java.lang.System")))
                                .as("System.getenv"))
                .because("settings are validated records owned by the room that uses them");
    }

    ArchRule noScatteredValues() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(base + ".."))
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .because("settings are validated records owned by the room that uses them");
    }

    ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .that(resideInAnyPackage(base + ".."))
                .and(not(annotatedAsGenerated()))
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Ops)")
                .because("such a name says a shape, not a job");
    }

    ArchRule fieldsAreNotInjected() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(base + ".."))
                .should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .because("what a thing needs stands in its constructor");
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(resideInAnyPackage(base + ".."))
                .and(not(resideInAnyPackage(base + ".api..")))
                .should(LiveIn.aNullMarkedPackage())
                .because("what may be null says so, and NullAway checks the rest");
    }

    /// All of them, for the house itself.
    Stream<ArchRule> all() {
        return Stream.of(
                rulesKnowNoFramework(),
                nearnessKnowsNoFramework(),
                wireTypesStayAtTheDoor(),
                geometryLibraryStaysInGeo(),
                onlyRoomsOnTheGroundUseGeo(),
                webAndStoreDoNotKnowEachOther(),
                storeDoesNotKnowWeb(),
                timeComesInByTheDoor(),
                environmentIsReadBySettingsOnly(),
                noScatteredValues(),
                namesSayWhatAThingIs(),
                fieldsAreNotInjected(),
                everyPackageIsNullMarked());
    }

    private String[] inside(List<String> rooms) {
        return rooms.stream().map(room -> base + "." + room + "..").toArray(String[]::new);
    }

    /// The adapters of a strict room: its pages, its store, its channels, its demonstration.
    private String[] edges() {
        return new String[] {
            base + "..web..",
            base + "..store..",
            base + "..channel.push..",
            base + "..channel.sms..",
            base + "..channel.email..",
            base + "..channel.sandbox.."
        };
    }

    private static DescribedPredicate<JavaClass> wiring() {
        return simpleNameEndingWith("Configuration")
                .or(simpleNameEndingWith("Settings"))
                .or(simpleNameEndingWith("package-info"))
                .or(inner("Configuration"))
                .or(inner("Settings"))
                .as("configuration and settings");
    }

    private static DescribedPredicate<JavaClass> inner(String ending) {
        return DescribedPredicate.describe(
                "inside a " + ending,
                type ->
                        type.getEnclosingClass()
                                .filter(outer -> outer.getSimpleName().endsWith(ending))
                                .isPresent());
    }

    /// The caption of a room is a Modulith annotation; that is no framework in the rules.
    private static DescribedPredicate<JavaClass> captions() {
        return resideInAnyPackage("org.springframework.modulith..");
    }

    private static DescribedPredicate<JavaCall<?>> noArgumentNow() {
        return DescribedPredicate.describe(
                "now() of a time type",
                call ->
                        call.getTarget().getName().equals("now")
                                && call.getTarget().getRawParameterTypes().isEmpty()
                                && Arrays.asList(TIME_TYPES)
                                        .contains(call.getTargetOwner().getFullName()));
    }

    private static DescribedPredicate<
                    com.tngtech.archunit.core.domain.properties.HasOwner<JavaClass>>
            ownedBy(String type) {
        return com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                name(type));
    }

    private static DescribedPredicate<JavaClass> annotatedAsGenerated() {
        return DescribedPredicate.describe(
                "generated",
                type ->
                        type.isAnnotatedWith("org.mapstruct.Generated")
                                || type.getSimpleName().endsWith("MapperImpl"));
    }
}
