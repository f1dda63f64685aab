package org.doorstep.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.RateLimits.Limit;
import org.doorstep.security.login.GuestDocument;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// Invitations by an organiser or administrator: one use, 72 h, bound to the e-mail address they
/// are sent to. Holding the link proves the address; only hashes of both are stored. Safe for use
/// by many threads and nodes.
public class Guests {

    private static final String ROW = "invite-people";
    private static final Duration VALID_FOR = Duration.ofHours(72);
    private static final int TOKEN_BYTES = 32;

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final Permissions permissions;
    private final RateLimits limits;
    private final Outward outward;
    private final AuditTrail audit;
    private final Clock clock;

    /// What leads out of this room.
    record Outward(
            PublicAddress address,
            ObjectProvider<CodeDelivery> delivery,
            ObjectProvider<Newcomers> newcomers) {}

    Guests(
            MongoTemplate mongo,
            Keyring keyring,
            Permissions permissions,
            RateLimits limits,
            Outward outward,
            AuditTrail audit,
            Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.permissions = permissions;
        this.limits = limits;
        this.outward = outward;
        this.audit = audit;
        this.clock = clock;
    }

    /// An invitation that was not accepted yet. Whom it is for is not known here.
    public record Open(AccountId by, Instant until) {}

    /// Sends an invitation to an address.
    ///
    /// @return until when it can be used; refused with 503 where it could not be sent
    public Outcome<Instant> invite(EmailAddress address, BranchId branch, Actor by) {
        return permissions
                .check(by, ROW, branch)
                .then(allowed -> limits.take(Limit.INVITATIONS_PER_PERSON, by.account().toString()))
                .then(left -> send(address, branch, by));
    }

    private Outcome<Instant> send(EmailAddress address, BranchId branch, Actor by) {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = GuestDocument.idOf(token);
        var until = London.now(clock).plus(VALID_FOR);
        audit.record("person-invited", by, branch, id, null);
        mongo.insert(
                new GuestDocument(
                        id,
                        keyring.hash(address).text(),
                        branch.toString(),
                        by.account().toString(),
                        until));
        try {
            var link = outward.address().at("/welcome") + "#" + token;
            outward.delivery().getObject().tell(address, CodeDelivery.Notice.INVITED, link);
            return Outcome.done(until);
        } catch (RuntimeException undelivered) {
            mongo.remove(Query.query(where("_id").is(id)), GuestDocument.class);
            return Outcome.refused(
                    Refusal.of(
                            ProblemCode.UNAVAILABLE,
                            "an invitation goes out by e-mail",
                            "No e-mail could be sent. Try again later, or ask whoever runs the"
                                    + " server."));
        }
    }

    /// The invitations of a branch that are not used, those that end first in front.
    public Outcome<List<Open>> open(BranchId branch, Actor by) {
        return permissions
                .check(by, ROW, branch)
                .map(allowed -> {
                    var query =
                            Query.query(
                                    where("branch")
                                            .is(branch.toString())
                                            .and("expiresAt")
                                            .gt(London.now(clock)));
                    query.with(Sort.by("expiresAt")).limit(200);
                    return mongo.find(query, GuestDocument.class).stream()
                            .map(one -> new Open(AccountId.of(one.invitedBy()), one.expiresAt()))
                            .toList();
                });
    }

    /// Uses an invitation up. What is wrong with the details does not use it up.
    public Outcome<AccountId> accept(
            String token, EmailAddress address, Newcomers.Details details, String caller) {
        return limits.take(Limit.SIGN_IN_TRIES_PER_CALLER, caller)
                .then(left -> find(token, address))
                .then(invitation -> admit(invitation, address, details));
    }

    private Outcome<AccountId> admit(
            GuestDocument invitation, EmailAddress address, Newcomers.Details details) {
        var admitted =
                outward.newcomers()
                        .getObject()
                        .admit(
                                address,
                                BranchId.of(invitation.branch()),
                                AccountId.of(invitation.invitedBy()),
                                details);
        // Admitting may be repeated; of two who follow the link at once, one is signed in.
        return admitted.then(account -> {
            var used = Query.query(where("_id").is(invitation.id()));
            if (mongo.remove(used, GuestDocument.class).getDeletedCount() != 1) {
                return Outcome.refused(notAccepted());
            }
            audit.record(
                    "invitation-accepted",
                    null,
                    BranchId.of(invitation.branch()),
                    account.toString(),
                    null);
            return Outcome.done(account);
        });
    }

    private Outcome<GuestDocument> find(String token, EmailAddress address) {
        var found = mongo.findById(GuestDocument.idOf(token), GuestDocument.class);
        if (found == null
                || !found.expiresAt().isAfter(London.now(clock))
                || !isFor(found, address)) {
            return Outcome.refused(notAccepted());
        }
        return Outcome.done(found);
    }

    private boolean isFor(GuestDocument invitation, EmailAddress address) {
        return keyring.isHashOf(invitation.addressHash(), address.normalised());
    }

    private static Refusal notAccepted() {
        return Refusal.of(
                new ProblemCode("invitation-not-accepted", 422, "This invitation is not accepted"),
                "an invitation is used once, within 72 hours, by the address it was sent to",
                "Ask whoever invited you for a new one.");
    }
}
