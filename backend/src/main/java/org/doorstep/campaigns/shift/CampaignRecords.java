package org.doorstep.campaigns.shift;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep.security.PersonalRecords;
import org.doorstep.security.PersonalSection;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What campaigns keeps of a person: the places taken and given back, and the check-in that lasts.
public final class CampaignRecords implements PersonalRecords {

    private final MongoTemplate mongo;

    public CampaignRecords(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String room() {
        return "Actions and shifts";
    }

    @Override
    public Set<String> collections() {
        return Set.of("campaigns.shifts", "campaigns.sign_ups", "campaigns.check_ins");
    }

    @Override
    public List<PersonalSection> of(Subject subject) {
        var id = subject.person().toString();
        var found = new ArrayList<PersonalSection>();
        found.addAll(section("Sign-ups", "campaigns.sign_ups", "volunteer", id));
        found.addAll(PersonalSection.ofStored("Places taken in shifts", places(id), Set.of()));
        found.addAll(section("Present check-in", "campaigns.check_ins", "_id", id));
        return found;
    }

    private List<PersonalSection> section(
            String title, String collection, String field, String value) {
        return PersonalSection.ofStored(
                title,
                mongo.find(query(where(field).is(value)), Document.class, collection),
                Set.of());
    }

    /// Of each shift only the person's own place: the others in it are other people.
    private List<Document> places(String person) {
        var shifts =
                mongo.find(
                        query(where("taken.volunteer").is(person)),
                        Document.class,
                        "campaigns.shifts");
        var own = new ArrayList<Document>();
        for (var shift : shifts) {
            for (var place : shift.getList("taken", Document.class)) {
                if (person.equals(place.getString("volunteer"))) {
                    own.add(
                            new Document("shift", shift.get("_id"))
                                    .append("startsAt", shift.get("startsAt"))
                                    .append("place", place));
                }
            }
        }
        return own;
    }
}
