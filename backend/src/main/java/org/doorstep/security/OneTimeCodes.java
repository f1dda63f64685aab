package org.doorstep.security;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Secret;
import org.doorstep.security.RateLimits.Limit;
import org.doorstep.security.login.CodeDocument;
import org.doorstep.security.login.CodeSender;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// One-time codes: 6 digits, 10 minutes, one use, 5 tries. Only an HMAC is stored. A newer code for
/// the same contact point and purpose ends the older one. Safe for use by many threads and nodes.
public class OneTimeCodes {

    /// How long a code can be used.
    public static final Duration VALID_FOR = Duration.ofMinutes(10);

    private static final int MOST_TRIES = 5;
    private static final int CODES = 1_000_000;

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final RateLimits limits;
    private final CodeSender sender;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeCodes(
            MongoTemplate mongo,
            Keyring keyring,
            RateLimits limits,
            CodeSender sender,
            Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.limits = limits;
        this.sender = sender;
        this.clock = clock;
    }

    /// Makes a code and has it delivered, on another thread.
    ///
    /// @param purpose what it is for, for example `sign-in`; a code is good for its purpose only
    /// @param callerAddress the network address of the caller, for the rate limit
    /// @return until when it can be used; refused with 429 where a limit is reached
    public Outcome<Instant> ask(ContactPoint to, String purpose, String callerAddress) {
        return ask(to, purpose, callerAddress, code -> null);
    }

    /// [#ask], with a link that stands for the code beside it.
    ///
    /// @param link makes it of the code, or answers null
    public Outcome<Instant> ask(
            ContactPoint to,
            String purpose,
            String callerAddress,
            Function<Secret, @Nullable Secret> link) {
        return places(to, callerAddress)
                .then(left -> placeOfDay("all"))
                .map(left -> {
                    var code = "%06d".formatted(random.nextInt(CODES));
                    var until = store(to, purpose, code);
                    var secret = new Secret(code);
                    sender.send(to, secret, link.apply(secret), VALID_FOR);
                    return until;
                });
    }

    /// Does everything [#ask] does but the delivery, and the code can never be redeemed: for a
    /// contact point that is unknown, so that the caller cannot tell.
    public Outcome<Instant> askInVain(ContactPoint to, String purpose, String callerAddress) {
        return places(to, callerAddress)
                // No text is sent, so no place of the day is taken; but a full day shows the same.
                .then(left -> placeOfDay("in vain"))
                .map(left -> store(to, purpose, "none: " + random.nextLong()));
    }

    /// Uses a code up.
    ///
    /// @return the contact point, now proven; refused with one and the same answer where the code
    ///   is wrong, used, expired, tried too often or was never asked for
    public Outcome<ContactPoint> redeem(ContactPoint to, String purpose, Secret code) {
        var ids =
                keyring.hashUnderEveryKey(to).stream()
                        .map(hash -> keyring.hashText(about(to, purpose), hash.keyId()).text())
                        .toList();
        var usable =
                Query.query(
                        Criteria.where("_id")
                                .in(ids)
                                .and("tries")
                                .lt(MOST_TRIES)
                                .and("expiresAt")
                                .gt(London.now(clock)));
        var found =
                mongo.findAndModify(
                        usable,
                        new Update().inc("tries", 1),
                        FindAndModifyOptions.options().returnNew(true),
                        CodeDocument.class);
        if (found == null || !matches(found, to, purpose, code)) {
            return Outcome.refused(wrong());
        }
        // Of two who send the right code at once, the one whose removal counts comes in.
        var used =
                Query.query(
                        Criteria.where("_id").is(found.id()).and("codeHash").is(found.codeHash()));
        return mongo.remove(used, CodeDocument.class).getDeletedCount() == 1
                ? Outcome.done(to)
                : Outcome.refused(wrong());
    }

    /// Counted for the contact point and the caller together first: so a stranger elsewhere can ask
    /// for a few codes and not for all of them.
    private Outcome<Integer> places(ContactPoint to, String callerAddress) {
        return limits.take(Limit.CODES_PER_CALLER, callerAddress)
                .then(left ->
                        limits.take(Limit.CODES_PER_ADDRESS, to.normalised() + "|" + callerAddress))
                .then(left -> limits.take(Limit.CODES_PER_ADDRESS_IN_ALL, to.normalised()));
    }

    /// The same work whether a text is sent or not.
    private Outcome<Integer> placeOfDay(String subject) {
        var taken = limits.isFull(Limit.CODES_PER_DAY, "all") ? "all" : subject;
        var place = limits.take(Limit.CODES_PER_DAY, taken);
        return taken.equals("all") ? place : Outcome.done(0);
    }

    private Instant store(ContactPoint to, String purpose, String code) {
        var until = London.now(clock).plus(VALID_FOR);
        mongo.save(
                new CodeDocument(
                        keyring.hashText(about(to, purpose)).text(),
                        keyring.hashText(about(to, purpose) + "|" + code).text(),
                        0,
                        until));
        return until;
    }

    private boolean matches(CodeDocument stored, ContactPoint to, String purpose, Secret code) {
        return keyring.isHashOf(stored.codeHash(), about(to, purpose) + "|" + code.value().strip());
    }

    private static String about(ContactPoint to, String purpose) {
        return "code|" + purpose + "|" + to.normalised();
    }

    private static Refusal wrong() {
        return Refusal.of(
                new ProblemCode("code-wrong", 422, "The code is wrong or too old"),
                "a code is right, unused, at most 10 minutes old and tried at most 5 times",
                "Check the code, or ask for a new one.");
    }
}
