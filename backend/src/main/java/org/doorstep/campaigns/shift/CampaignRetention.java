package org.doorstep.campaigns.shift;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep.campaigns.Campaigns;
import org.doorstep.security.Retention;
import org.doorstep.security.StoredRetention;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;

/// How long campaigns keeps who was where: a shift stays, the people who took its places do not.
public final class CampaignRetention implements StoredRetention.LettingGo {

    private static final String SHIFTS = "campaigns.shifts";

    private final MongoTemplate mongo;

    private CampaignRetention(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public static Retention of(MongoTemplate mongo) {
        return StoredRetention.of(mongo, Campaigns.class)
                .by("campaigns.attendance", new CampaignRetention(mongo))
                .ready();
    }

    @Override
    public long count(Instant before) {
        return mongo.count(query(where("endsAt").lt(before).and("taken.0").exists(true)), SHIFTS);
    }

    @Override
    public long letGo(Instant before, int most) {
        var past = query(where("endsAt").lt(before).and("taken.0").exists(true)).limit(most);
        var gone = 0L;
        for (var shift : mongo.find(past, Document.class, SHIFTS)) {
            var signUps =
                    shift.getList("taken", Document.class).stream()
                            .map(place -> place.getString("signUp"))
                            .toList();
            mongo.remove(query(where("_id").in(signUps)), "campaigns.sign_ups");
            var emptied =
                    new Update()
                            .set("taken", java.util.List.of())
                            .set("placesLeft", shift.getInteger("places"));
            gone +=
                    mongo.updateFirst(query(where("_id").is(shift.get("_id"))), emptied, SHIFTS)
                            .getModifiedCount();
        }
        return gone;
    }
}
