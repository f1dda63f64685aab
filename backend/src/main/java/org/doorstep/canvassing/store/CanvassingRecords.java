package org.doorstep.canvassing.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep.security.PersonalRecords;
import org.doorstep.security.PersonalSection;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What canvassing keeps of a person: the walks that were theirs and what they reported.
public final class CanvassingRecords implements PersonalRecords {

    /// The ground itself says nothing of the person who walked it.
    private static final Set<String> GROUND = Set.of("parts", "version");

    private final MongoTemplate mongo;

    public CanvassingRecords(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String room() {
        return "Streets walked";
    }

    @Override
    public Set<String> collections() {
        return Set.of("canvassing.assignments", "canvassing.reports");
    }

    @Override
    public List<PersonalSection> of(Subject subject) {
        var id = subject.person().toString();
        var found = new ArrayList<PersonalSection>();
        found.addAll(section("Walks", "canvassing.assignments", "volunteer", id));
        found.addAll(section("Reports", "canvassing.reports", "reportedBy", id));
        return found;
    }

    private List<PersonalSection> section(
            String title, String collection, String field, String value) {
        return PersonalSection.ofStored(
                title,
                mongo.find(query(where(field).is(value)), Document.class, collection),
                GROUND);
    }
}
