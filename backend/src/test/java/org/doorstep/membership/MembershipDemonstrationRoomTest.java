package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.PageRequest;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

@RoomTest
class MembershipDemonstrationRoomTest {

    @Autowired List<DemonstrationPart> parts;
    @Autowired DemonstrationPeople people;
    @Autowired Roles roles;
    @Autowired Volunteers volunteers;

    private final Actor organiser =
            new Actor(
                    new AccountId(new UUID(0x7000, 1)),
                    List.of(
                            new Grant(
                                    Role.ORGANISER,
                                    DemonstrationMode.TOWN,
                                    TestClock.START.minusSeconds(1),
                                    null)));

    @Test
    void sixtyPeopleLiveInEveryWardAndSevenOfThemOneCanBe() {
        parts.stream()
                .filter(part -> part.step() <= 30)
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);

        var approved =
                volunteers
                        .list(DemonstrationMode.TOWN, organiser, PageRequest.first(200))
                        .orThrow()
                        .items();
        var wards =
                approved.stream()
                        .map(name -> volunteers.find(name.id()).orElseThrow().home().ward())
                        .map(ward -> Objects.requireNonNull(ward).code())
                        .collect(Collectors.toSet());
        var offered =
                people.list().stream()
                        .flatMap(person -> roles.grantsOf(person.account()).stream())
                        .map(Grant::role)
                        .collect(Collectors.toSet());

        assertThat(approved).hasSize(54);
        assertThat(volunteers.countWaiting(organiser)).isEqualTo(6);
        assertThat(wards).hasSize(6);
        assertThat(offered).containsExactlyInAnyOrder(Role.values());
    }
}
