package org.doorstep.membership.volunteer;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Retention;
import org.doorstep.security.StoredRetention;
import org.springframework.data.mongodb.core.MongoTemplate;

/// How long membership keeps whom nobody decided about, phones nobody uses and roles that ended.
public final class MembershipRetention {

    private MembershipRetention() {}

    public static Retention of(MongoTemplate mongo, Erasures erasures) {
        return StoredRetention.of(mongo, Volunteers.class)
                .only("membership.undecided-sign-ups", where("status").is(VolunteerStatus.PENDING))
                .by(
                        "membership.undecided-sign-ups",
                        ids -> {
                            ids.forEach(id -> erasures.erase(VolunteerId.of(id.toString())));
                            return ids.size();
                        })
                .ready();
    }
}
