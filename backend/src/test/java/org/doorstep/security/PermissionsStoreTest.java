package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.doorstep.security.permission.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every row of the authorisation table for every principal: on the own branch, below it, and on
/// another one.
class PermissionsStoreTest {

    private static final AccountId SOMEBODY = new AccountId(new UUID(1, 1));

    private final SecurityForTests security = new SecurityForTests();
    private final Permissions permissions = new Permissions(security.branches, security.clock);
    private final BranchId party = open(null, "Party", BranchKind.PARTY);
    private final BranchId town = open(party, "Town", BranchKind.CONSTITUENCY);
    private final BranchId harbour = open(town, "Harbour", BranchKind.BRANCH);
    private final BranchId levels = open(party, "Levels", BranchKind.BRANCH);

    private BranchId open(@Nullable BranchId parent, String name, BranchKind kind) {
        return security.branches.open(parent, name, kind, null).orThrow().id();
    }

    static Stream<Arguments> everyCell() {
        return Table.read().rows().stream()
                .flatMap(row ->
                        Arrays.stream(Role.values())
                                .map(role -> arguments(row.key(), role, row.of(role).text())));
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @MethodSource("everyCell")
    void followsTheCell(String row, Role role, String cell) {
        var actor = actor(role, town);
        var yes =
                cell.equals("Y")
                        || cell.startsWith("Y ")
                        || cell.startsWith("Y,")
                        || cell.equals("own branch");
        var closed = Set.of("403", "404").contains(cell);
        var open = Table.read().row(row).isOpenToPending();
        assertThat(permissions.mayAnywhere(actor, row)).isEqualTo(!closed || open);
        assertThat(permissions.may(actor, row, town)).isEqualTo(yes);
        assertThat(permissions.may(actor, row, harbour)).isEqualTo(yes);
        assertThat(permissions.may(actor, row, party)).isFalse();
        assertThat(permissions.may(actor, row, levels)).isFalse();
        assertThat(permissions.reach(actor, row)).isEqualTo(yes ? Set.of(town, harbour) : Set.of());
        assertThat(permissions.conditions(actor, row, harbour))
                .isEqualTo(closed ? Set.of() : Set.of(cell));
        assertThat(permissions.conditions(actor, row, levels)).isEqualTo(Set.of());
        var elsewhere = cell.equals("403") && !open ? "forbidden" : "not-found";
        assertThat(answer(actor, row, harbour)).isEqualTo(yes ? "done" : elsewhere);
        assertThat(answer(actor, row, levels)).isEqualTo(elsewhere);
        assertThat(answer(actor, row, new BranchId(new UUID(9, 9)))).isEqualTo(elsewhere);
    }

    @Test
    void letsPeopleWithoutARoleReachTheirOwnThingsAndPublicActionsOnly() {
        var pending = new Actor(SOMEBODY, List.of());
        var reached =
                Table.read().rows().stream()
                        .map(Table.Row::key)
                        .filter(row -> permissions.mayAnywhere(pending, row))
                        .collect(Collectors.toSet());
        assertThat(reached)
                .isEqualTo(
                        Set.of(
                                "sign-up-and-codes",
                                "own-profile",
                                "own-security",
                                "nearby-actions",
                                "meeting-point",
                                "own-shift-and-check-in",
                                "own-assignment",
                                "add-suppression",
                                "remove-suppression",
                                "subject-access",
                                "anonymous-public"));
    }

    @Test
    void letsAnybodyIntoTwoRowsOnly() {
        assertThat(
                        Table.read().rows().stream()
                                .map(Table.Row::key)
                                .filter(permissions::mayAnybody)
                                .toList())
                .isEqualTo(List.of("sign-up-and-codes", "anonymous-public"));
    }

    @Test
    void addsUpTheGrantsOfOnePerson() {
        var both =
                new Actor(
                        SOMEBODY,
                        List.of(grant(Role.ADMINISTRATOR, party), grant(Role.ACTIVIST, town)));
        assertThat(answer(both, "branch-electors", harbour)).isEqualTo("not-found");
        assertThat(answer(both, "walk-electors", harbour)).isEqualTo("done");
        assertThat(answer(both, "walk-electors", levels)).isEqualTo("not-found");
    }

    @Test
    void readsEightColumnsAndEveryRow() {
        assertThat(Table.read().rows()).hasSize(42);
    }

    /// The table as documentation, into the build output.
    @Test
    void writesTheTableForPeople() throws IOException {
        var text = new StringBuilder("# Who may do what\n\n| action | row | anonymous |");
        for (var role : Role.values()) {
            text.append(' ').append(role.column()).append(" |");
        }
        text.append('\n').append("| --- ".repeat(3 + Role.values().length)).append("|\n");
        for (var row : Table.read().rows()) {
            text.append(
                    "| %s | `%s` | %s |"
                            .formatted(row.action(), row.key(), row.ofAnonymous().text()));
            for (var role : Role.values()) {
                text.append(' ').append(row.of(role).text()).append(" |");
            }
            text.append('\n');
        }
        var file = Path.of("target", "authorisation.md");
        Files.createDirectories(Path.of("target"));
        Files.writeString(file, text);
        assertThat(Files.readAllLines(file)).hasSize(4 + Table.read().rows().size());
    }

    @Test
    void asksForAFreshSecondFactorWhereTheCellDoes() {
        var now = security.clock.instant();
        var grants = List.of(grant(Role.ADMINISTRATOR, party));
        var answers =
                Stream.of(null, now.minusSeconds(300), now.minusSeconds(299), now)
                        .map(at -> new Actor(SOMEBODY, grants, at))
                        .map(actor ->
                                permissions.may(actor, "role-grants", town)
                                        + " "
                                        + answer(actor, "role-grants", town))
                        .toList();
        assertThat(answers)
                .isEqualTo(
                        List.of(
                                "false second-factor-stale",
                                "false second-factor-stale",
                                "true done",
                                "true done"));
    }

    private Actor actor(Role role, BranchId branch) {
        return new Actor(SOMEBODY, List.of(grant(role, branch)), security.clock.instant());
    }

    private static Grant grant(Role role, BranchId branch) {
        return new Grant(role, branch, Instant.EPOCH, null);
    }

    private String answer(Actor actor, String row, BranchId where) {
        return OneTimeCodesStoreTest.refused(permissions.check(actor, row, where));
    }
}
