package org.doorstep.campaigns.shift;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.SignUp;
import org.doorstep.campaigns.SignUpId;
import org.doorstep.campaigns.TakenShift;
import org.doorstep.campaigns.shift.ShiftDocument.TakenPlace;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.BranchId;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Shifts and the places taken in them, in MongoDB. Safe for use by many threads and nodes.
public final class ShiftStore {

    /// No shift is longer, so one that has not ended began no longer ago.
    private static final Duration LONGEST = Duration.ofHours(24);

    private final MongoTemplate mongo;
    private final Openings openings;

    public ShiftStore(MongoTemplate mongo, Openings openings) {
        this.mongo = mongo;
        this.openings = openings;
    }

    /// Says that an action has come in, once all of it is written.
    public void added() {
        openings.changed();
    }

    /// Adds the shifts of a new action, all places free.
    public void add(Action action) {
        action.shifts().forEach(shift -> insert(action, shift));
    }

    /// Adds a shift to an action that is there, all places free.
    public void add(Action action, Shift shift) {
        insert(action, shift);
        openings.changed();
    }

    private void insert(Action action, Shift shift) {
        var meeting = action.meeting().point();
        mongo.insert(
                new ShiftDocument(
                        shift.id().toString(),
                        action.id().toString(),
                        action.branch().toString(),
                        meeting.latitude(),
                        meeting.longitude(),
                        shift.startsAt(),
                        shift.endsAt(),
                        shift.places(),
                        shift.placesLeft(),
                        false,
                        List.of()));
    }

    /// The shifts of these actions, each list by start.
    public Map<ActionId, List<Shift>> ofActions(Collection<ActionId> actions) {
        return documents(actions).stream()
                .sorted(
                        Comparator.comparing(ShiftDocument::startsAt)
                                .thenComparing(ShiftDocument::id))
                .map(ShiftStore::shift)
                .collect(Collectors.groupingBy(Shift::action));
    }

    /// Which actions of these branches have a shift that starts in that time.
    public Set<ActionId> actionsOfBranches(
            Collection<BranchId> branches, Instant from, Instant until) {
        return actions(inBranches(branches).and("startsAt").gte(from).lt(until));
    }

    /// Which actions have a shift with places left that starts in that time.
    public Set<ActionId> actionsWithPlaces(Instant from, Instant until) {
        return actions(withPlaces(new Criteria(), from, until));
    }

    /// Which actions in a box have a shift with places left that starts in that time.
    public Set<ActionId> actionsWithPlacesIn(BoundingBox box, Instant from, Instant until) {
        return actions(
                withPlaces(
                        where("latitude")
                                .gte(box.south())
                                .lte(box.north())
                                .and("longitude")
                                .gte(box.west())
                                .lte(box.east()),
                        from,
                        until));
    }

    private static Criteria withPlaces(Criteria which, Instant from, Instant until) {
        return which.and("startsAt")
                .gte(from)
                .lte(until)
                .and("cancelled")
                .is(false)
                .and("placesLeft")
                .gt(0);
    }

    /// A shift with the places taken in it.
    public Optional<TakenShift> find(ShiftId id) {
        return Optional.ofNullable(mongo.findById(id.toString(), ShiftDocument.class))
                .map(ShiftStore::takenShift);
    }

    /// The shifts, with their places, in which a volunteer has a place and which have not ended; by
    /// start, then id.
    List<TakenShift> ofVolunteer(VolunteerId volunteer, Instant now) {
        var own =
                where("taken.volunteer")
                        .is(volunteer.toString())
                        .and("startsAt")
                        .gt(now.minus(LONGEST))
                        .and("endsAt")
                        .gt(now);
        return mongo.find(query(own).with(Sort.by("startsAt", "_id")), ShiftDocument.class).stream()
                .map(ShiftStore::takenShift)
                .toList();
    }

    /// The shifts of an action, with their places, by start.
    public List<TakenShift> takenOf(ActionId action) {
        return documents(Set.of(action)).stream()
                .map(ShiftStore::takenShift)
                .sorted(
                        Comparator.comparing((TakenShift taken) -> taken.shift().startsAt())
                                .thenComparing(taken -> taken.shift().id().toString()))
                .toList();
    }

    /// Shifts of these branches, with their places, one after the other: those of the actions or
    /// ids named, or where neither is named those still to start.
    void each(
            Collection<BranchId> branches,
            Collection<String> actions,
            Collection<String> shifts,
            Instant now,
            Consumer<TakenShift> reader) {
        var wanted = inBranches(branches);
        if (actions.isEmpty() && shifts.isEmpty()) {
            wanted.and("startsAt").gt(now);
        }
        if (!actions.isEmpty()) {
            wanted.and("action").in(actions);
        }
        if (!shifts.isEmpty()) {
            wanted.and("_id").in(shifts);
        }
        try (var found = mongo.stream(query(wanted), ShiftDocument.class)) {
            found.map(ShiftStore::takenShift).forEach(reader);
        }
    }

    /// Takes a place: one write, which succeeds only while a place is left, the shift is on, and
    /// the volunteer has none in it.
    boolean take(SignUp signUp) {
        var free =
                where("_id")
                        .is(signUp.shift().toString())
                        .and("cancelled")
                        .is(false)
                        .and("endsAt")
                        .gt(signUp.takenAt())
                        .and("placesLeft")
                        .gt(0)
                        .and("taken.volunteer")
                        .ne(signUp.volunteer().toString());
        var place =
                new TakenPlace(
                        signUp.id().toString(),
                        signUp.volunteer().toString(),
                        signUp.takenAt(),
                        false);
        return modified(free, new Update().push("taken", place).inc("placesLeft", -1), 0);
    }

    /// Gives a place back; no effect where it was given back before.
    void giveBack(ShiftId shift, SignUpId signUp) {
        var taken = where("_id").is(shift.toString()).and("taken.signUp").is(signUp.toString());
        var gone =
                new Update()
                        .pull("taken", new org.bson.Document("signUp", signUp.toString()))
                        .inc("placesLeft", 1);
        modified(taken, gone, 1);
    }

    /// Marks that a volunteer has come.
    ///
    /// @return whether the volunteer has a place in the shift
    boolean attend(ShiftId shift, VolunteerId volunteer) {
        var place =
                where("_id").is(shift.toString()).and("taken.volunteer").is(volunteer.toString());
        return mongo.updateFirst(
                                query(place),
                                new Update().set("taken.$.attended", true),
                                ShiftDocument.class)
                        .getMatchedCount()
                == 1;
    }

    /// The shifts that start in that time, are on and have a place taken; with their branch.
    List<Coming> coming(Instant after, Instant until) {
        var wanted = where("startsAt").gt(after).lte(until).and("cancelled").is(false);
        return read(query(wanted)).stream()
                .filter(document -> !document.taken().isEmpty())
                .map(document -> new Coming(BranchId.of(document.branch()), shift(document)))
                .toList();
    }

    /// A shift and the branch that holds it.
    record Coming(BranchId branch, Shift shift) {}

    /// Moves a shift that is on and still has the times it was seen with.
    ///
    /// @return whether it was this call that moved it
    public boolean move(Shift seen, Instant starts, Instant ends) {
        return changed(
                on(seen.id()).and("startsAt").is(seen.startsAt()).and("endsAt").is(seen.endsAt()),
                new Update().set("startsAt", starts).set("endsAt", ends));
    }

    /// Marks a shift as called off; those who have a place keep it, so that they can be told.
    ///
    /// @return whether it was this call that did it
    public boolean cancel(ShiftId shift) {
        return changed(on(shift), new Update().set("cancelled", true));
    }

    private static Criteria on(ShiftId shift) {
        return where("_id").is(shift.toString()).and("cancelled").is(false);
    }

    private boolean changed(Criteria which, Update update) {
        var changed =
                mongo.updateFirst(query(which), update, ShiftDocument.class).getMatchedCount() == 1;
        if (changed) {
            openings.changed();
        }
        return changed;
    }

    /// Marks the shifts of an action as called off.
    public void cancelAll(ActionId action) {
        mongo.updateMulti(
                query(where("action").is(action.toString())),
                new Update().set("cancelled", true),
                ShiftDocument.class);
        openings.changed();
    }

    /// One write; when it leaves so many places, the shift has become full, or has been.
    private boolean modified(Criteria which, Update update, int turning) {
        var after =
                mongo.findAndModify(
                        query(which),
                        update,
                        FindAndModifyOptions.options().returnNew(true),
                        ShiftDocument.class);
        if (after != null && after.placesLeft() == turning) {
            openings.changed();
        }
        return after != null;
    }

    private List<ShiftDocument> documents(Collection<ActionId> actions) {
        var texts = actions.stream().map(ActionId::toString).toList();
        return read(query(where("action").in(texts)));
    }

    private Set<ActionId> actions(Criteria which) {
        var wanted = query(which);
        wanted.fields().include("action");
        return mongo.find(wanted, org.bson.Document.class, "campaigns.shifts").stream()
                .map(document -> ActionId.of(document.getString("action")))
                .collect(Collectors.toSet());
    }

    private List<ShiftDocument> read(Query query) {
        return mongo.find(query, ShiftDocument.class);
    }

    private static Criteria inBranches(Collection<BranchId> branches) {
        return where("branch").in(branches.stream().map(BranchId::toString).toList());
    }

    private static Shift shift(ShiftDocument document) {
        return new Shift(
                ShiftId.of(document.id()),
                ActionId.of(document.action()),
                document.startsAt(),
                document.endsAt(),
                document.places(),
                document.placesLeft(),
                document.cancelled());
    }

    private static TakenShift takenShift(ShiftDocument document) {
        var shift = shift(document);
        return new TakenShift(
                shift,
                document.cancelled(),
                document.taken().stream()
                        .map(place ->
                                new SignUp(
                                        SignUpId.of(place.signUp()),
                                        shift.id(),
                                        VolunteerId.of(place.volunteer()),
                                        place.takenAt(),
                                        place.attended()))
                        .toList());
    }
}
