package org.doorstep.membership.role;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.volunteer.Window;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Grants in MongoDB. Safe for use by many threads and nodes.
public final class GrantStore {

    private final MongoTemplate mongo;

    public GrantStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Every grant of a volunteer, also those not yet begun or already over.
    public List<Grant> of(VolunteerId volunteer) {
        return mongo
                .find(query(where("volunteer").is(volunteer.toString())), GrantDocument.class)
                .stream()
                .map(GrantStore::grant)
                .toList();
    }

    /// A grant with whose it is.
    ///
    /// @param by who gave it, or null for the machine
    public record Given(VolunteerId volunteer, Grant grant, @Nullable AccountId by) {}

    /// Every grant on one of these branches that holds or will hold after that moment.
    public List<Given> at(Collection<BranchId> branches, Instant moment) {
        var ids = branches.stream().map(BranchId::toString).toList();
        return mongo.find(query(where("branch").in(ids)), GrantDocument.class).stream()
                .map(GrantStore::given)
                .filter(given -> !given.grant().isOverAt(moment))
                .toList();
    }

    private static Given given(GrantDocument document) {
        var by = document.grantedBy();
        return new Given(
                VolunteerId.of(document.volunteer()),
                grant(document),
                by == null ? null : AccountId.of(by));
    }

    /// The ids, in their order, of those who hold one of these roles anywhere at that moment.
    ///
    /// @param after the last id looked at before, or null
    /// @param limit the most grants read, well above what one person may have
    public Window holders(
            Collection<Role> roles, @Nullable String after, int limit, Instant moment) {
        var wanted = where("role").in(roles);
        if (after != null) {
            wanted.and("volunteer").gt(after);
        }
        var found =
                mongo.find(
                        query(wanted).with(Sort.by("volunteer")).limit(limit), GrantDocument.class);
        if (found.isEmpty()) {
            return new Window(List.of(), null);
        }
        // The page may end between two grants of one person, who then belongs to the next page.
        var cut = found.getLast().volunteer();
        var first = found.getFirst().volunteer();
        var whole =
                found.size() < limit || cut.equals(first)
                        ? found
                        : found.stream().filter(one -> !one.volunteer().equals(cut)).toList();
        return new Window(held(whole, moment), whole.getLast().volunteer());
    }

    /// Those of these ids who hold one of these roles at that moment.
    public Set<String> holdersAmong(
            Collection<Role> roles, Collection<String> volunteers, Instant moment) {
        var wanted = where("role").in(roles).and("volunteer").in(volunteers);
        return Set.copyOf(held(mongo.find(query(wanted), GrantDocument.class), moment));
    }

    private static List<String> held(List<GrantDocument> grants, Instant moment) {
        return grants.stream()
                .filter(document -> grant(document).holdsAt(moment))
                .map(GrantDocument::volunteer)
                .distinct()
                .toList();
    }

    /// Gives a role; one that is there for the same branch is replaced.
    public void put(VolunteerId volunteer, Grant grant, @Nullable AccountId by) {
        mongo.save(
                new GrantDocument(
                        id(volunteer, grant.role(), grant.branch()),
                        volunteer.toString(),
                        grant.role(),
                        grant.branch().toString(),
                        grant.from(),
                        grant.until(),
                        by == null ? null : by.toString()));
    }

    /// Takes a role away.
    public void remove(VolunteerId volunteer, Role role, BranchId branch) {
        mongo.remove(query(where("_id").is(id(volunteer, role, branch))), GrantDocument.class);
    }

    /// Takes every role of a volunteer away.
    public void removeAll(VolunteerId volunteer) {
        mongo.remove(query(where("volunteer").is(volunteer.toString())), GrantDocument.class);
    }

    private static Grant grant(GrantDocument document) {
        return new Grant(
                document.role(), BranchId.of(document.branch()), document.from(), document.until());
    }

    private static String id(VolunteerId volunteer, Role role, BranchId branch) {
        return String.join("|", volunteer.toString(), role.name(), branch.toString());
    }
}
