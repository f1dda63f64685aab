package org.doorstep.campaigns.shift;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.CheckIn;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.membership.VolunteerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Present check-ins in MongoDB; one whose time has run out is not there, whether or not the store
/// has been told yet. Safe for use by many threads and nodes.
public final class CheckInStore {

    private final MongoTemplate mongo;

    public CheckInStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// The check-in of a volunteer at that moment.
    public Optional<CheckIn> find(VolunteerId volunteer, Instant now) {
        return Optional.ofNullable(mongo.findById(volunteer.toString(), CheckInDocument.class))
                .filter(document -> document.until().isAfter(now))
                .map(CheckInStore::checkIn);
    }

    /// Puts a check-in in the place of the volunteer's present one.
    ///
    /// @return false where its id is another person's check-in
    boolean put(CheckIn checkIn) {
        var action = checkIn.action();
        try {
            mongo.save(
                    new CheckInDocument(
                            checkIn.volunteer().toString(),
                            checkIn.id().toString(),
                            checkIn.point().latitude(),
                            checkIn.point().longitude(),
                            checkIn.since(),
                            checkIn.until(),
                            action == null ? null : action.toString(),
                            checkIn.attended()));
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /// Deletes a volunteer's check-in.
    void remove(VolunteerId volunteer) {
        mongo.remove(query(where("_id").is(volunteer.toString())), CheckInDocument.class);
    }

    /// Deletes every check-in whose time has run out.
    void removeEnded(Instant now) {
        mongo.remove(query(where("until").lte(now)), CheckInDocument.class);
    }

    private static CheckIn checkIn(CheckInDocument document) {
        var action = document.action();
        return new CheckIn(
                UUID.fromString(document.checkIn()),
                VolunteerId.of(document.id()),
                new GeoPoint(document.latitude(), document.longitude()),
                document.since(),
                document.until(),
                action == null ? null : ActionId.of(action),
                document.attended());
    }
}
