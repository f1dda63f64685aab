package org.doorstep.security;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.login.IdempotencyDocument;
import org.doorstep.security.login.StoredReply;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.ResponseEntity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Makes a request that creates something safe to repeat (`Idempotency-Key`). A key is good for 24
/// h for one principal, branch and operation. Safe for use by many threads and nodes.
public class IdempotencyKeys {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Duration KEPT = Duration.ofHours(24);

    // Nodes compare wall clocks, so the time of the request itself comes on top of 30 s of slack.
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final CurrentActor current;
    private final StoredReply replies;
    private final IdSource ids;
    private final Clock clock;

    IdempotencyKeys(
            MongoTemplate mongo,
            Keyring keyring,
            CurrentActor current,
            StoredReply replies,
            IdSource ids,
            Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.current = current;
        this.replies = replies;
        this.ids = ids;
        this.clock = clock;
    }

    /// Runs the effect once per key.
    ///
    /// The effect gets the id reserved for what it creates. After a crash a retry runs it again
    /// with the same id, so it must do no harm the second time. A refusal (a [RefusedException], or
    /// a reply of 400 and above) does not use the key up.
    ///
    /// @param operation the operation of the contract, for example `signUpForShift`
    /// @param branch the branch acted for, or null
    /// @param key the header as sent, 1 to 255 visible ASCII characters, or null where it is
    ///   missing
    /// @param request the request's body and path values, compared with the first one's
    /// @return the effect's reply, or the stored one for a repeat
    /// @throws RefusedException 400 without a usable key, 409 while the first request is still
    ///   running, 422 where the key was used for another request
    public <T> ResponseEntity<T> once(
            String operation,
            @Nullable BranchId branch,
            @Nullable String key,
            Object request,
            Function<UUID, ResponseEntity<T>> effect) {
        if (key == null || !FORM.matcher(key).matches()) {
            throw new RefusedException(keyNeeded());
        }
        var principal = current.find().map(actor -> actor.account().toString()).orElse("-");
        var about =
                String.join(
                        "|", principal, branch == null ? "-" : branch.toString(), operation, key);
        var asked = replies.text(request);
        var claim = claim(keyring.hashText("key|" + about).value(), asked);
        var reply = claim.reply();
        return reply == null ? run(claim, effect) : replies.read(reply);
    }

    /// The record of this request, ours to run, or with the reply of the earlier one.
    private IdempotencyDocument claim(String id, String asked) {
        var now = London.now(clock);
        var mine =
                new IdempotencyDocument(
                        id,
                        keyring.hashText(asked).text(),
                        ids.next(),
                        now.plus(LEASE),
                        null,
                        now.plus(KEPT));
        try {
            return mongo.insert(mine);
        } catch (DuplicateKeyException used) {
            var found = mongo.findById(id, IdempotencyDocument.class);
            if (found == null) {
                throw new RefusedException(stillRunning());
            }
            return join(found, mine, asked, now);
        }
    }

    private IdempotencyDocument join(
            IdempotencyDocument found, IdempotencyDocument mine, String asked, Instant now) {
        if (!found.expiresAt().isAfter(now)) {
            return takeOver(found, mine);
        }
        var keyId = AddressHash.parse(found.requestHash()).keyId();
        if (!keyring.hashText(asked, keyId).text().equals(found.requestHash())) {
            throw new RefusedException(otherRequest());
        }
        if (found.reply() != null) {
            return found;
        }
        if (found.leaseUntil().isAfter(now)) {
            throw new RefusedException(stillRunning());
        }
        return takeOver(
                found,
                new IdempotencyDocument(
                        found.id(),
                        found.requestHash(),
                        found.reserved(),
                        mine.leaseUntil(),
                        null,
                        found.expiresAt()));
    }

    private IdempotencyDocument takeOver(IdempotencyDocument found, IdempotencyDocument mine) {
        var taken =
                mongo.update(IdempotencyDocument.class)
                        .matching(asRead(found))
                        .replaceWith(mine)
                        .findAndReplace();
        if (taken.isEmpty()) {
            throw new RefusedException(stillRunning());
        }
        return mine;
    }

    private <T> ResponseEntity<T> run(
            IdempotencyDocument claim, Function<UUID, ResponseEntity<T>> effect) {
        ResponseEntity<T> reply;
        try {
            reply = effect.apply(claim.reserved());
        } catch (RefusedException refused) {
            mongo.remove(asRead(claim), IdempotencyDocument.class);
            throw refused;
        } catch (RuntimeException unclear) {
            // The effect may have happened: a retry may come at once, with the same id.
            update(claim, new Update().set("leaseUntil", London.now(clock)));
            throw unclear;
        }
        if (reply.getStatusCode().isError()) {
            mongo.remove(asRead(claim), IdempotencyDocument.class);
        } else {
            update(claim, new Update().set("reply", replies.write(reply)));
        }
        return reply;
    }

    private void update(IdempotencyDocument claim, Update update) {
        mongo.updateFirst(asRead(claim), update, IdempotencyDocument.class);
    }

    private static Query asRead(IdempotencyDocument read) {
        return Query.query(
                Criteria.where("_id").is(read.id()).and("leaseUntil").is(read.leaseUntil()));
    }

    /// What is said without a usable key.
    public static Refusal keyNeeded() {
        return Refusal.of(
                new ProblemCode("idempotency-key-missing", 400, "Say which request this is"),
                "an Idempotency-Key of 1 to 255 visible ASCII characters",
                "Send a fresh random key, and the same one when you repeat the request.");
    }

    private static Refusal stillRunning() {
        return Refusal.of(
                        new ProblemCode(
                                "idempotency-in-progress", 409, "The first try is still running"),
                        "one request at a time under one key",
                        "Repeat the request in a moment.")
                .after(Duration.ofSeconds(1));
    }

    private static Refusal otherRequest() {
        return Refusal.of(
                new ProblemCode(
                        "idempotency-key-reused", 422, "This key was used for another request"),
                "a key stands for one request",
                "Use a fresh Idempotency-Key for another request.");
    }
}
