package org.doorstep.campaigns.shift;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.SignUp;
import org.doorstep.campaigns.SignUpId;
import org.doorstep.membership.VolunteerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Which shift and volunteer a sign-up's id stands for: an id never stands for two. Safe for use by
/// many threads and nodes.
public final class SignUpIds {

    private final MongoTemplate mongo;

    public SignUpIds(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Lets an id stand for a place that is about to be taken.
    ///
    /// @return false where it stands for another one, or for one that was given back
    boolean reserve(SignUp place) {
        var wanted =
                new SignUpDocument(
                        place.id().toString(),
                        place.shift().toString(),
                        place.volunteer().toString(),
                        null);
        try {
            mongo.insert(wanted);
            return true;
        } catch (DuplicateKeyException used) {
            return Objects.equals(mongo.findById(wanted.id(), SignUpDocument.class), wanted);
        }
    }

    /// The shift of a volunteer's own sign-up, given back or not.
    Optional<ShiftId> shiftOf(SignUpId id, VolunteerId volunteer) {
        return document(id)
                .filter(found -> found.volunteer().equals(volunteer.toString()))
                .map(found -> ShiftId.of(found.shift()));
    }

    boolean isGivenBack(SignUpId id) {
        return document(id).map(SignUpDocument::givenBackAt).isPresent();
    }

    void giveBack(SignUpId id, Instant now) {
        mongo.updateFirst(
                query(where("_id").is(id.toString())),
                new Update().set("givenBackAt", now),
                SignUpDocument.class);
    }

    /// Frees an id whose place could not be taken.
    void forget(SignUpId id) {
        mongo.remove(query(where("_id").is(id.toString())), SignUpDocument.class);
    }

    private Optional<SignUpDocument> document(SignUpId id) {
        return Optional.ofNullable(mongo.findById(id.toString(), SignUpDocument.class));
    }
}
