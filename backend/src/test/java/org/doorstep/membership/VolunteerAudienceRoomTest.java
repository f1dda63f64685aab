package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.volunteer.VolunteerAudience;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Reachable;
import org.doorstep.security.BranchId;
import org.doorstep.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class VolunteerAudienceRoomTest extends MembershipRoomTest {

    @Autowired VolunteerAudience audience;

    private final List<VolunteerId> people = new ArrayList<>();

    @BeforeEach
    void fiveArePeopleOfTheTown() throws InterruptedException {
        for (var n = 0; n < 5; n++) {
            people.add(approved("07700 90030" + n, null));
        }
        waiting("07700 900399", null);
    }

    private List<VolunteerId> found(BranchId branch, Map<String, List<String>> filters) {
        return audience.page(new AudienceQuery("volunteers", branch, filters), null, 100).stream()
                .map(candidate -> new VolunteerId(candidate.ref().id()))
                .toList();
    }

    @Test
    void theApprovedOfTheBranchAndThoseBelowItAreMeant() {
        assertThat(found(town, Map.of())).isEqualTo(people);
        assertThat(found(party, Map.of())).isEqualTo(people);
        assertThat(found(neighbour, Map.of())).isEqualTo(List.of());
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfRefs() {
        var query = new AudienceQuery("volunteers", town, Map.of());
        var seen = new ArrayList<Candidate>();
        var page = audience.page(query, null, 2);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = audience.page(query, page.getLast().ref().text(), 2);
        }

        assertThat(seen)
                .isEqualTo(
                        people.stream().map(id -> new Candidate(id.ref(), id.toString())).toList());
    }

    @Test
    void filtersNarrowAndAllMustHold() {
        roles.grant(people.get(1), Role.CANVASS_LEAD, town, null, organiser).orThrow();
        roles.grant(people.get(2), Role.CANVASS_LEAD, town, null, organiser).orThrow();

        assertThat(found(town, Map.of("role", List.of("CANVASS_LEAD"))))
                .isEqualTo(List.of(people.get(1), people.get(2)));
        assertThat(
                        found(
                                town,
                                Map.of(
                                        "role", List.of("CANVASS_LEAD"),
                                        "volunteer",
                                                List.of(
                                                        people.get(2).toString(),
                                                        people.get(3).toString()))))
                .isEqualTo(List.of(people.get(2)));
        assertThat(found(town, Map.of("skill", List.of("CANVASSING")))).isEqualTo(people);
        assertThat(found(town, Map.of("skill", List.of("DRIVING")))).isEqualTo(List.of());
        assertThatThrownBy(() -> found(town, Map.of("voting-intention", List.of("us"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesSayWhoIsAMinor() {
        var first = people.getFirst();

        var reachable = audience.addresses(List.of(first.ref()));

        assertThat(reachable)
                .isEqualTo(
                        Map.of(
                                first.ref(),
                                new Reachable(
                                        "Ann Example",
                                        Language.ENGLISH,
                                        false,
                                        new PhoneNumber("+447700900300"),
                                        null,
                                        List.of(),
                                        Map.of("first_name", "Ann", "branch", "Town"))));
    }

    @Test
    void theQueryIsSaidInWords() {
        assertThat(
                        audience.describe(
                                new AudienceQuery(
                                        "volunteers", town, Map.of("skill", List.of("FIRST_AID")))))
                .isEqualTo("volunteers of Town who can do first aid");
    }
}
