package org.doorstep.membership.volunteer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Volunteers in MongoDB. Safe for use by many threads and nodes.
public final class VolunteerStore {

    /// How long an unverified sign-up is kept.
    static final Duration UNVERIFIED_KEPT = Duration.ofDays(1);

    private final MongoTemplate mongo;
    private final VolunteerForm form;

    public VolunteerStore(MongoTemplate mongo, VolunteerForm form) {
        this.mongo = mongo;
        this.form = form;
    }

    /// The volunteer of that id, in any status but erased.
    public Optional<Volunteer> find(VolunteerId id) {
        return document(id).filter(VolunteerStore::isLive).map(form::read);
    }

    /// Those of these ids that are not erased.
    public List<Volunteer> findAll(Collection<VolunteerId> ids) {
        var texts = ids.stream().map(VolunteerId::toString).toList();
        return read(query(where("_id").in(texts)));
    }

    /// Volunteers of a status in these branches that come after an id, by id.
    ///
    /// @param after the last id of the page before, or null
    public List<Volunteer> page(
            VolunteerStatus status,
            Collection<BranchId> branches,
            @Nullable String after,
            int limit) {
        var wanted = inBranches(status, branches);
        if (after != null) {
            wanted.and("_id").gt(after);
        }
        return read(query(wanted).with(Sort.by("_id")).limit(limit));
    }

    /// Volunteers in these branches, decided about or waiting, whose name the pattern finds: by id,
    /// at most so many.
    public List<Volunteer> named(Pattern name, Collection<BranchId> branches, int most) {
        var wanted =
                where("status")
                        .in(
                                VolunteerStatus.APPROVED,
                                VolunteerStatus.PENDING,
                                VolunteerStatus.BLOCKED)
                        .and("branch")
                        .in(branches.stream().map(BranchId::toString).toList())
                        .and("person.name")
                        .regex(name);
        return read(query(wanted).with(Sort.by("_id")).limit(most));
    }

    long count(VolunteerStatus status, Collection<BranchId> branches) {
        return mongo.count(query(inBranches(status, branches)), VolunteerDocument.class);
    }

    /// The approved volunteers of an audience after an id, by id, as far as MongoDB can tell: the
    /// exact place and the free hours are for [Narrowing#holds].
    List<Volunteer> audience(
            Collection<BranchId> branches, Wanted wanted, @Nullable String after, int limit) {
        var conditions = wanted.conditions();
        if (after != null) {
            conditions.add(where("_id").gt(after));
        }
        var all = inBranches(VolunteerStatus.APPROVED, branches).andOperator(conditions);
        return read(query(all).with(Sort.by("_id")).limit(limit));
    }

    /// What an audience is narrowed to.
    ///
    /// @param ids the only volunteers meant, or null for any
    /// @param bornBefore the year of birth lies before this one
    record Wanted(Narrowing only, @Nullable Collection<String> ids, int bornBefore) {

        private List<Criteria> conditions() {
            var conditions = new ArrayList<Criteria>();
            conditions.add(where("person.yearOfBirth").lt(bornBefore));
            if (ids != null) {
                conditions.add(where("_id").in(ids));
            }
            if (!only.wards().isEmpty()) {
                conditions.add(where("offer.home.ward").in(only.wards()));
            }
            if (!only.skills().isEmpty()) {
                conditions.add(where("offer.skills").in(only.skills()));
            }
            if (!only.free().isEmpty()) {
                conditions.add(
                        where("offer.free.day")
                                .in(only.free().stream().map(Narrowing.Free::day).toList()));
            }
            only.places().forEach(any -> conditions.add(inABox(any)));
            return conditions;
        }

        private static Criteria inABox(List<Narrowing.Place> places) {
            return new Criteria()
                    .orOperator(
                            places.stream()
                                    .map(Narrowing.Place::box)
                                    .map(box ->
                                            where("offer.home.latitude")
                                                    .gte(box.south())
                                                    .lte(box.north())
                                                    .and("offer.home.longitude")
                                                    .gte(box.west())
                                                    .lte(box.east()))
                                    .toList());
        }
    }

    /// Keeps a sign-up that is not verified yet. Repeating it with the same id changes nothing.
    void keepSignUp(Volunteer volunteer, Instant now) {
        mongo.remove(query(where("discardAt").lt(now)), VolunteerDocument.class);
        try {
            mongo.insert(form.write(volunteer, now.plus(UNVERIFIED_KEPT)));
        } catch (DuplicateKeyException repeated) {
            // The same request once more: the first one's record stands.
        }
    }

    /// Adds a volunteer who has proven an address.
    public void add(Volunteer volunteer) {
        mongo.insert(form.write(volunteer, null));
    }

    /// Writes a changed volunteer, unless the stored one has moved on since it was read.
    ///
    /// @return the volunteer under its new version, or empty where it had moved on
    Optional<Volunteer> save(Volunteer changed) {
        var document = form.write(changed, null);
        var stored =
                mongo.update(VolunteerDocument.class)
                        .matching(
                                query(
                                        where("_id")
                                                .is(document.id())
                                                .and("version")
                                                .is(changed.version())))
                        .replaceWith(form.nextVersion(document))
                        .findAndReplace();
        return stored.isEmpty() ? Optional.empty() : find(changed.id());
    }

    /// Notes by which code a sign-up was proven, and its new status.
    void accept(VolunteerId id, VolunteerStatus status, String codeHash) {
        var update = new Update().set("acceptedCode", codeHash).set("status", status);
        if (status != VolunteerStatus.UNVERIFIED) {
            update.unset("discardAt");
        }
        mongo.updateFirst(query(where("_id").is(id.toString())), update, VolunteerDocument.class);
    }

    /// The hash of the code that proved a sign-up.
    Optional<String> acceptedCode(VolunteerId id) {
        return document(id).map(VolunteerDocument::acceptedCode);
    }

    /// Moves a volunteer from one of these statuses into another.
    ///
    /// @return whether there was one to move
    boolean decide(
            VolunteerId id,
            Collection<VolunteerStatus> from,
            VolunteerStatus to,
            Volunteer.Course course) {
        var update =
                new Update().set("status", to).set("course", form.write(course)).inc("version", 1);
        return mongo.updateFirst(
                                query(where("_id").is(id.toString()).and("status").in(from)),
                                update,
                                VolunteerDocument.class)
                        .getModifiedCount()
                == 1;
    }

    /// Empties everything personal and marks the erasure as not finished.
    void empty(VolunteerId id) {
        var found =
                mongo.findAndModify(
                        query(where("_id").is(id.toString())),
                        emptied(),
                        FindAndModifyOptions.options().returnNew(true),
                        VolunteerDocument.class);
        if (found == null) {
            throw new IllegalStateException("a volunteer to erase is there");
        }
    }

    /// Marks an erasure as finished.
    void closeErasure(VolunteerId id) {
        mongo.updateFirst(
                query(where("_id").is(id.toString())),
                new Update().set("erasing", false),
                VolunteerDocument.class);
    }

    /// The erasures that were begun and not finished, in these branches.
    List<VolunteerId> openErasures(Collection<BranchId> branches) {
        var open = inBranches(VolunteerStatus.ERASED, branches).and("erasing").is(true);
        return mongo.find(query(open), VolunteerDocument.class).stream()
                .map(document -> VolunteerId.of(document.id()))
                .toList();
    }

    private static Update emptied() {
        return new Update()
                .set("status", VolunteerStatus.ERASED)
                .set("erasing", true)
                .unset("person")
                .unset("phone")
                .unset("email")
                .unset("offer")
                .unset("course")
                .unset("discardAt")
                .unset("acceptedCode")
                .inc("version", 1);
    }

    private Optional<VolunteerDocument> document(VolunteerId id) {
        return Optional.ofNullable(mongo.findById(id.toString(), VolunteerDocument.class));
    }

    private List<Volunteer> read(Query query) {
        return mongo.find(query, VolunteerDocument.class).stream()
                .filter(VolunteerStore::isLive)
                .map(form::read)
                .toList();
    }

    private static boolean isLive(VolunteerDocument document) {
        return document.status() != VolunteerStatus.ERASED;
    }

    private static Criteria inBranches(VolunteerStatus status, Collection<BranchId> branches) {
        return where("status")
                .is(status)
                .and("branch")
                .in(branches.stream().map(BranchId::toString).toList());
    }
}
