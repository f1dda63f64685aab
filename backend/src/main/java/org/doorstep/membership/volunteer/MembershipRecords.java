package org.doorstep.membership.volunteer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.security.Keyring;
import org.doorstep.security.PersonalRecords;
import org.doorstep.security.PersonalSection;
import org.doorstep.security.Sealed;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What membership keeps of a person: the record, how to reach them, their phones, their roles.
/// What is encrypted in the store is opened here.
public final class MembershipRecords implements PersonalRecords {

    private static final Set<String> SEALED = Set.of("sealed", "replaces", "address");
    private static final Set<String> NOT_OF_THE_PERSON =
            Set.of("hash", "acceptedCode", "erasing", "version");

    private final VolunteerStore store;
    private final MongoTemplate mongo;
    private final Keyring keyring;

    public MembershipRecords(VolunteerStore store, MongoTemplate mongo, Keyring keyring) {
        this.store = store;
        this.mongo = mongo;
        this.keyring = keyring;
    }

    @Override
    public String room() {
        return "Volunteers";
    }

    @Override
    public Set<String> collections() {
        return Set.of(
                "membership.volunteers",
                "membership.devices",
                "membership.grants",
                "membership.tags");
    }

    @Override
    public List<ContactPoint> contactPointsOf(AccountId person) {
        return store.find(VolunteerId.of(person)).map(Volunteer::contactDetails).stream()
                .flatMap(found -> Stream.<ContactPoint>of(found.phone(), found.email()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Optional<BranchId> branchOf(AccountId person) {
        return store.find(VolunteerId.of(person)).map(Volunteer::branch);
    }

    @Override
    public List<PersonalSection> of(Subject subject) {
        var id = subject.person().toString();
        var found = new ArrayList<PersonalSection>();
        found.addAll(section("Volunteer record", "membership.volunteers", "_id", id));
        found.addAll(section("Phones with the app", "membership.devices", "volunteer", id));
        found.addAll(section("Roles", "membership.grants", "volunteer", id));
        found.addAll(section("Tags", "membership.tags", "volunteer", id));
        return found;
    }

    private List<PersonalSection> section(
            String title, String collection, String field, String value) {
        var documents = mongo.find(query(where(field).is(value)), Document.class, collection);
        documents.forEach(this::open);
        return PersonalSection.ofStored(title, documents, NOT_OF_THE_PERSON);
    }

    private void open(Document document) {
        document.replaceAll((name, value) -> {
            if (value instanceof Document nested) {
                open(nested);
            }
            return SEALED.contains(name) && value instanceof String sealed
                    ? keyring.open(Sealed.parse(sealed))
                    : value;
        });
    }
}
