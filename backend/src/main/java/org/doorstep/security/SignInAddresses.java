package org.doorstep.security;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.login.AccountDocument;
import org.doorstep.security.login.AddressDocument;
import org.doorstep.security.login.AuthorizationStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which verified contact point signs in as whom. An address belongs to exactly one account; an
/// account may have several. Only HMACs are stored. Safe for use by many threads and nodes.
public class SignInAddresses {

    /// The address signs in somebody else.
    public static final ProblemCode TAKEN =
            new ProblemCode("address-taken", 409, "This address signs in somebody else");

    private static final List<String> KEPT_BY_ACCOUNT =
            List.of(
                    "security.addresses",
                    "security.sessions",
                    "security.passkeys",
                    "security.subjects");
    private static final UUID NOBODY = new UUID(0, 0);

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final AuthorizationStore authorizations;
    private final Clock clock;

    SignInAddresses(
            MongoTemplate mongo, Keyring keyring, AuthorizationStore authorizations, Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    /// Gives a verified contact point to an account, which is opened by its first one.
    ///
    /// @return the account; refused with 409 where the address signs in somebody else, and with 404
    ///   where the account was closed; repeating the same claim changes nothing
    public Outcome<AccountId> claim(AccountId account, ContactPoint verified) {
        var owner = ownerOf(verified);
        if (owner.isPresent()) {
            return ownedBy(owner.get(), account);
        }
        if (!open(account)) {
            return Outcome.refused(Refusal.notFound());
        }
        try {
            mongo.insert(new AddressDocument(keyring.hash(verified).text(), account.value()));
            return Outcome.done(account);
        } catch (DuplicateKeyException claimedMeanwhile) {
            return ownedBy(ownerOf(verified).orElse(account), account);
        }
    }

    /// Who signs in with it, if anybody.
    public Optional<AccountId> ownerOf(ContactPoint contact) {
        var found = mongo.findOne(underEveryKey(contact), AddressDocument.class);
        // An unknown one costs the same two reads, so that time tells nothing.
        var account = new AccountId(found == null ? NOBODY : found.account());
        return isOpen(account) ? Optional.of(account) : Optional.empty();
    }

    /// Takes one contact point from the account; no effect where it is not the account's.
    public void release(AccountId account, ContactPoint contact) {
        var own = underEveryKey(contact).addCriteria(Criteria.where("account").is(account.value()));
        mongo.remove(own, AddressDocument.class);
    }

    /// Closes the account: every address is free again, second factors are forgotten, sessions and
    /// tokens end at their next use.
    public void release(AccountId account) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(account.value())),
                new Update().set("closedAt", London.now(clock)),
                AccountDocument.class);
        authorizations.revokeAll(account);
        for (var kept : KEPT_BY_ACCOUNT) {
            mongo.remove(Query.query(Criteria.where("account").is(account.value())), kept);
        }
        mongo.remove(Query.query(Criteria.where("_id").is(account.value())), "security.factors");
    }

    /// Whether the account was opened and not closed since.
    public boolean isOpen(AccountId account) {
        var stored = mongo.findById(account.value(), AccountDocument.class);
        return stored != null && stored.closedAt() == null;
    }

    private boolean open(AccountId account) {
        var stored = mongo.findById(account.value(), AccountDocument.class);
        if (stored != null) {
            return stored.closedAt() == null;
        }
        try {
            mongo.insert(new AccountDocument(account.value(), London.now(clock), null));
            return true;
        } catch (DuplicateKeyException openedMeanwhile) {
            return isOpen(account);
        }
    }

    private Query underEveryKey(ContactPoint contact) {
        List<String> hashes =
                keyring.hashUnderEveryKey(contact).stream().map(AddressHash::text).toList();
        return Query.query(Criteria.where("_id").in(hashes));
    }

    private static Outcome<AccountId> ownedBy(AccountId owner, AccountId wanted) {
        return owner.equals(wanted)
                ? Outcome.done(wanted)
                : Outcome.refused(
                        Refusal.of(
                                TAKEN,
                                "a sign-in address belongs to one account",
                                "Use another address; a shared phone signs in one person only."));
    }
}
