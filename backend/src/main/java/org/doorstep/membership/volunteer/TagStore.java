package org.doorstep.membership.volunteer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.membership.VolunteerId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tags in MongoDB. Safe for use by many threads and nodes.
public final class TagStore {

    private final MongoTemplate mongo;

    public TagStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// The ids, in their order, of volunteers with one of these tags.
    ///
    /// @param after the last id of the page before, or null
    Window page(List<String> tags, @Nullable String after, int limit) {
        var wanted = where("tag").in(tags);
        if (after != null) {
            wanted.and("volunteer").gt(after);
        }
        var found =
                mongo.find(
                        query(wanted).with(Sort.by("volunteer")).limit(limit), TagDocument.class);
        var ids = found.stream().map(TagDocument::volunteer).distinct().toList();
        return new Window(ids, found.isEmpty() ? null : ids.getLast());
    }

    /// The tags of each of these volunteers; absent where there are none.
    public Map<String, TreeSet<String>> of(Collection<VolunteerId> volunteers) {
        var ids = volunteers.stream().map(VolunteerId::toString).toList();
        return mongo.find(query(where("volunteer").in(ids)), TagDocument.class).stream()
                .collect(
                        Collectors.groupingBy(
                                TagDocument::volunteer,
                                Collectors.mapping(
                                        TagDocument::tag, Collectors.toCollection(TreeSet::new))));
    }

    /// The tags in use in these branches, in their order.
    public List<String> inUse(Collection<BranchId> branches) {
        var wanted = where("branch").in(branches.stream().map(BranchId::toString).toList());
        return mongo.findDistinct(query(wanted), "tag", TagDocument.class, String.class).stream()
                .sorted()
                .toList();
    }

    /// A tag in its one form, or empty where the text is none.
    public static Optional<String> read(String text) {
        try {
            return Optional.of(Tag.read(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Puts a tag on a volunteer; once more changes nothing.
    public void put(VolunteerId volunteer, String tag, BranchId branch) {
        mongo.save(
                new TagDocument(
                        volunteer + "|" + tag, volunteer.toString(), tag, branch.toString()));
    }

    /// Takes a tag off.
    public void remove(VolunteerId volunteer, String tag) {
        mongo.remove(query(where("_id").is(volunteer + "|" + tag)), TagDocument.class);
    }

    /// Takes every tag off.
    public void removeAll(VolunteerId volunteer) {
        mongo.remove(query(where("volunteer").is(volunteer.toString())), TagDocument.class);
    }
}
