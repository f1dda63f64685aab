package org.doorstep.membership.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.membership.HomePatch;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.Language;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class VolunteerTest {

    private static Volunteer bornIn(int year) {
        return new Volunteer(
                new VolunteerId(new UUID(0x7000, 1)),
                VolunteerStatus.APPROVED,
                new BranchId(new UUID(0x7000, 2)),
                new Volunteer.Person("A", year, Language.ENGLISH, false, "1", Instant.EPOCH),
                new Volunteer.Reach(null, null),
                new Volunteer.Offer(Set.of(), List.of(), HomePatch.UNKNOWN),
                new Volunteer.Course(Instant.EPOCH, null, null, null),
                0);
    }

    @Test
    void countsAsAMinorUntilTheEndOfTheYearOfTheEighteenthBirthday() {
        assertThat(bornIn(2009).isMinorOn(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(bornIn(2009).isMinorOn(LocalDate.of(2028, 1, 1))).isFalse();
    }

    @Test
    void printsNothingOfThePerson() {
        assertThat(bornIn(1980).toString())
                .isEqualTo("Volunteer[00000000-0000-7000-0000-000000000001]");
    }
}
