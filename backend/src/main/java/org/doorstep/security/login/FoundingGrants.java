package org.doorstep.security.login;

import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Instant;
import java.util.List;

/// The grants that stand before anybody can give one: the first administrator's.
public final class FoundingGrants {

    private final MongoTemplate mongo;

    public FoundingGrants(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// The founding grant of the account, if it has one.
    public List<Grant> grantsOf(AccountId account) {
        var stored = mongo.findById(account.value(), FoundingGrantDocument.class);
        return stored == null
                ? List.of()
                : List.of(
                        new Grant(
                                Role.ADMINISTRATOR,
                                new BranchId(stored.branch()),
                                stored.from(),
                                null));
    }

    /// Makes the account administrator of the party.
    public void give(AccountId account, BranchId party, Instant from) {
        mongo.save(new FoundingGrantDocument(account.value(), party.value(), from));
    }
}
