package org.doorstep.membership.role;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.membership.VolunteerId;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /// The ids, as text, of those who hold one of these roles anywhere at that moment.
    public Set<String> holders(Collection<Role> roles, Instant moment) {
        return mongo.find(query(where("role").in(roles)), GrantDocument.class).stream()
                .filter(document -> grant(document).holdsAt(moment))
                .map(GrantDocument::volunteer)
                .collect(Collectors.toSet());
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
