package org.doorstep.security.login;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.AccountId;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Keyring;
import org.doorstep.security.SignInAddresses;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/// The invitation with which a new server gets its first administrator: one use, 72 h, bound to an
/// e-mail address. Holding the link proves the address, because whoever runs the server handed it
/// over.
public final class Invitations {

    private static final Duration VALID_FOR = Duration.ofHours(72);
    private static final int TOKEN_BYTES = 32;

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final SignInAddresses addresses;
    private final Branches branches;
    private final FoundingGrants grants;
    private final AuditTrail audit;
    private final Times times;

    /// The clock and the ids, which always come together here.
    public record Times(Clock clock, IdSource ids) {}

    public Invitations(
            MongoTemplate mongo,
            Keyring keyring,
            SignInAddresses addresses,
            Branches branches,
            FoundingGrants grants,
            AuditTrail audit,
            Times times) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.addresses = addresses;
        this.branches = branches;
        this.grants = grants;
        this.audit = audit;
        this.times = times;
    }

    /// Makes an invitation.
    ///
    /// @return the token of its link
    public String invite(EmailAddress address) {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        mongo.insert(
                new InvitationDocument(
                        AuthorizationForm.digest(token),
                        keyring.hash(address).text(),
                        London.now(times.clock()).plus(VALID_FOR)));
        audit.record("administrator-invited", null, AuthorizationForm.digest(token), null);
        return token;
    }

    /// Uses an invitation up: opens the account and makes it administrator of the party, which is
    /// founded under that name where there is none yet.
    public Outcome<AccountId> accept(String token, EmailAddress address, String partyName) {
        var id = AuthorizationForm.digest(token);
        var found = mongo.findById(id, InvitationDocument.class);
        if (found == null
                || !found.expiresAt().isAfter(London.now(times.clock()))
                || !isFor(found, address)) {
            return Outcome.refused(notAccepted());
        }
        return party(partyName)
                .then(party -> {
                    var used =
                            mongo.remove(
                                    Query.query(Criteria.where("_id").is(id)),
                                    InvitationDocument.class);
                    if (used.getDeletedCount() != 1) {
                        return Outcome.<AccountId>refused(notAccepted());
                    }
                    var account =
                            addresses
                                    .ownerOf(address)
                                    .orElseGet(() -> new AccountId(times.ids().next()));
                    return addresses
                            .claim(account, address)
                            .map(claimed -> {
                                grants.give(claimed, party.id(), London.now(times.clock()));
                                audit.record(
                                        "administrator-admitted", null, claimed.toString(), null);
                                return claimed;
                            });
                });
    }

    private Outcome<Branch> party(String name) {
        return branches.list().stream()
                .filter(branch -> branch.kind() == BranchKind.PARTY)
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() ->
                        branches.open(
                                new BranchId(times.ids().next()),
                                null,
                                name,
                                BranchKind.PARTY,
                                null));
    }

    private boolean isFor(InvitationDocument invitation, EmailAddress address) {
        return keyring.isHashOf(invitation.addressHash(), address.normalised());
    }

    private static Refusal notAccepted() {
        return Refusal.of(
                new ProblemCode("invitation-not-accepted", 422, "This invitation is not accepted"),
                "an invitation is used once, within 72 hours, by the address it was made for",
                "Ask whoever runs the server for a new one.");
    }
}
