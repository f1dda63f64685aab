package org.doorstep.security.factor;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Secret;
import org.doorstep.security.AccountId;
import org.doorstep.security.AddressHash;
import org.doorstep.security.Keyring;
import org.doorstep.security.RateLimits;
import org.doorstep.security.RateLimits.Limit;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// An account's authenticator app and recovery codes. The app's secret is sealed, recovery codes
/// are hashed, and every code is good once. Safe for use by many threads and nodes.
public final class Factors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final RateLimits limits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Factors(MongoTemplate mongo, Keyring keyring, RateLimits limits, Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.limits = limits;
        this.clock = clock;
    }

    /// What an account has.
    ///
    /// @param appSince since when it has an authenticator app, or null
    /// @param recoveryLeft how many recovery codes are left
    public record Held(@Nullable Instant appSince, int recoveryLeft) {

        /// Whether there is an authenticator app.
        public boolean app() {
            return appSince != null;
        }
    }

    /// What the account has.
    public Held held(AccountId account) {
        var stored = find(account);
        return stored == null || stored.totp() == null
                ? new Held(null, 0)
                : new Held(stored.since(), codes(stored).size());
    }

    /// Makes a new secret for an authenticator app, which counts once [#confirm] has seen its first
    /// code; until then an earlier app goes on to count.
    ///
    /// @return the secret in Base32
    public Secret offer(AccountId account) {
        var secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        var sealed = keyring.seal(Base64.getEncoder().encodeToString(secret)).text();
        mongo.upsert(
                byId(account),
                new Update().set("offered", sealed).setOnInsert("lastStep", 0L),
                FactorDocument.class);
        return new Secret(Totp.base32(secret));
    }

    /// The secret that was offered last and not confirmed yet, in Base32, or null.
    public @Nullable Secret offered(AccountId account) {
        var stored = find(account);
        var offered = stored == null ? null : stored.offered();
        return offered == null ? null : new Secret(Totp.base32(open(offered)));
    }

    /// Takes the offered secret into use.
    ///
    /// @return fresh recovery codes, to be shown once; refused where the code is not the app's
    public Outcome<List<Secret>> confirm(AccountId account, String code, String caller) {
        return tries(account, caller)
                .then(left -> {
                    var stored = find(account);
                    var offered = stored == null ? null : stored.offered();
                    if (offered == null) {
                        return Outcome.refused(wrong());
                    }
                    var step = Totp.stepOf(open(offered), plain(code), clock.instant(), 0);
                    if (step.isEmpty()) {
                        return Outcome.refused(wrong());
                    }
                    var taken =
                            mongo.updateFirst(
                                    byId(account)
                                            .addCriteria(Criteria.where("offered").is(offered)),
                                    new Update()
                                            .set("totp", offered)
                                            .set("lastStep", step.getAsLong())
                                            .set("since", London.now(clock))
                                            .unset("offered"),
                                    FactorDocument.class);
                    return taken.getMatchedCount() == 1
                            ? Outcome.done(newRecoveryCodes(account))
                            : Outcome.refused(wrong());
                });
    }

    /// Uses a code of the app up, or a recovery code.
    ///
    /// @return which of the two it was; refused with one answer where it is neither
    public Outcome<Kind> prove(AccountId account, String code, String caller) {
        return tries(account, caller)
                .then(left -> {
                    var stored = find(account);
                    if (stored == null || stored.totp() == null) {
                        return Outcome.refused(wrong());
                    }
                    if (usedStep(account, stored, plain(code))) {
                        return Outcome.done(Kind.APP);
                    }
                    return usedRecovery(account, stored, plain(code))
                            ? Outcome.done(Kind.RECOVERY)
                            : Outcome.refused(wrong());
                });
    }

    /// What a code was.
    public enum Kind {
        APP,
        RECOVERY
    }

    /// Ten new recovery codes in place of all earlier ones, to be shown once.
    public List<Secret> newRecoveryCodes(AccountId account) {
        var codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        var hashes = codes.stream().map(code -> hash(account, plain(code.value()))).toList();
        mongo.updateFirst(
                byId(account), new Update().set("recovery", hashes), FactorDocument.class);
        return codes;
    }

    /// Forgets the authenticator app and the recovery codes.
    public void remove(AccountId account) {
        mongo.remove(byId(account), FactorDocument.class);
    }

    private Outcome<Integer> tries(AccountId account, String caller) {
        return limits.take(Limit.FACTOR_TRIES, account + "|" + caller)
                .then(left -> limits.take(Limit.FACTOR_TRIES_PER_PERSON, account.toString()));
    }

    private boolean usedStep(AccountId account, FactorDocument stored, String code) {
        var secret = open(Objects.requireNonNull(stored.totp()));
        var step = Totp.stepOf(secret, code, clock.instant(), stored.lastStep());
        if (step.isEmpty()) {
            return false;
        }
        // Of two who send the same code at once, one comes in.
        var unused = byId(account).addCriteria(Criteria.where("lastStep").lt(step.getAsLong()));
        return mongo.updateFirst(
                                unused,
                                new Update().set("lastStep", step.getAsLong()),
                                FactorDocument.class)
                        .getModifiedCount()
                == 1;
    }

    private boolean usedRecovery(AccountId account, FactorDocument stored, String code) {
        var hash =
                codes(stored).stream()
                        .filter(one ->
                                hash(account, code, AddressHash.parse(one).keyId()).equals(one))
                        .findFirst();
        return hash.isPresent()
                && mongo.updateFirst(
                                        byId(account)
                                                .addCriteria(
                                                        Criteria.where("recovery").is(hash.get())),
                                        new Update().pull("recovery", hash.get()),
                                        FactorDocument.class)
                                .getModifiedCount()
                        == 1;
    }

    private Secret recoveryCode() {
        var bytes = new byte[RECOVERY_BYTES];
        random.nextBytes(bytes);
        var text = Totp.base32(bytes).toLowerCase(Locale.ROOT);
        return new Secret(String.join("-", text.substring(0, 8), text.substring(8)));
    }

    private String hash(AccountId account, String code) {
        return keyring.hashText(about(account, code)).text();
    }

    private String hash(AccountId account, String code, String keyId) {
        return keyring.hashText(about(account, code), keyId).text();
    }

    private static String about(AccountId account, String code) {
        return "recovery|" + account + "|" + code;
    }

    private @Nullable FactorDocument find(AccountId account) {
        return mongo.findById(account.value(), FactorDocument.class);
    }

    private byte[] open(String sealed) {
        return Base64.getDecoder().decode(keyring.open(Sealed.parse(sealed)));
    }

    private static List<String> codes(FactorDocument stored) {
        return Objects.requireNonNullElse(stored.recovery(), List.of());
    }

    /// As people type codes: with spaces, hyphens and capitals.
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static Query byId(AccountId account) {
        return Query.query(Criteria.where("_id").is(account.value()));
    }

    private static Refusal wrong() {
        return Refusal.of(
                new ProblemCode("factor-wrong", 422, "This code is not accepted"),
                "a code of your authenticator app is used once, within a minute of its time",
                "Wait for the next code of the app, or use a recovery code.");
    }
}
