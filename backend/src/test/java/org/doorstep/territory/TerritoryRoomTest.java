package org.doorstep.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.territory.load.Files;
import org.doorstep.territory.town.Aldermarsh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@RoomTest
class TerritoryRoomTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 4, 13);
    private static final String FILE =
            Files.collection(
                    Files.ward("E05000001", "Abbey", "E07000001", Files.square(-0.5, 52.6)));

    @Autowired TerritoryDemonstration demonstration;
    @Autowired BoundaryImports imports;
    @Autowired Wards wards;
    @Autowired Streets streets;
    @Autowired GroundImports ground;

    private static Actor actor(Role role) {
        return new Actor(
                new AccountId(new UUID(0x7000, 1)),
                List.of(
                        new Grant(
                                role,
                                new BranchId(new UUID(0, 4)),
                                TestClock.START.minusSeconds(1),
                                null)));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyADataOfficerOrAnAdministratorImports(Role role) {
        var may = role == Role.DATA_OFFICER || role == Role.ADMINISTRATOR;
        var outcome =
                imports.load(Files.text(FILE), BoundarySetSpec.of("Mine", TODAY), actor(role));
        assertThat(outcome instanceof Outcome.Done).isEqualTo(may);
        assertThat(wards.sets()).hasSize(may ? 1 : 0);
        var ofStreets =
                ground.loadStreets(
                        Files.text(
                                Files.collection(
                                        Files.feature(
                                                "\"name\":\"A\"",
                                                Files.line("[-0.499,52.605],[-0.495,52.605]")))),
                        new GroundSpec("Mine", false),
                        actor(role));
        assertThat(ofStreets instanceof Outcome.Done).isEqualTo(may);
    }

    @Test
    void refusesASetWithoutANameOrWithAnImpossibleDate() {
        var spec = BoundarySetSpec.of(" ", LocalDate.of(9999, 1, 1)).ofCouncil("$gt", null);
        var outcome = imports.load(Files.text(FILE), spec, actor(Role.DATA_OFFICER));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().code()).isEqualTo(ProblemCode.INVALID);
                            assertThat(refused.refusal().fields()).hasSize(3);
                        });
        assertThat(wards.sets()).isEmpty();
    }

    @Test
    void theDemonstrationLoadsTheTownAndGivesItToItsBranch() {
        demonstration.load();
        var town = wards.ofBranch(DemonstrationMode.TOWN, TODAY);
        assertThat(town.stream().map(Ward::name))
                .containsExactly("Castle", "Harbour", "Meadow", "Mill", "Orchard", "Station");
        var all = streets.ofWards(town.stream().map(Ward::id).toList());
        assertThat(all.stream().mapToInt(Street::doors).sum()).isEqualTo(Aldermarsh.DOORS);
        for (var street : all) {
            var middle = street.sides().getFirst().line().get(1);
            assertThat(wards.at(middle, TODAY).map(Ward::id)).contains(street.ward());
        }
        var box =
                new Aldermarsh()
                        .outlines().values().stream()
                                .map(Outline::boundingBox)
                                .reduce(BoundingBox::with)
                                .orElseThrow();
        assertThat(wards.boxOf(town.stream().map(Ward::id).toList())).contains(box);
        assertThat(streets.inBox(box, TODAY)).isEqualTo(all);
        assertThat(wards.outlinesGeoJson(town.stream().map(Ward::id).toList(), 5))
                .contains("\"name\":\"Harbour\"");
    }
}
