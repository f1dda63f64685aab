package org.doorstep.security.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Ticker;
import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The keys that sign access tokens: several, so that a new one can be brought in while tokens of
/// the old one still count. Nobody is signed out by it, because refresh tokens are not signed. Safe
/// for use by many threads and nodes; a node knows of a change within 5 s.
public final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration OLDEST_COPY = Duration.ofSeconds(5);

    /// Longer than any copy is old and than clocks of nodes differ.
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(60);

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final Clock clock;
    private final Ticker ticker;
    private final ECKey first;
    private volatile @Nullable Copy copy;

    private record Key(ECKey key, Instant signsFrom, @Nullable Instant verifiesUntil) {

        boolean verifiesAt(Instant now) {
            var end = verifiesUntil;
            return end == null || now.isBefore(end);
        }
    }

    private record Copy(List<Key> newestFirst, long takenAt) {}

    /// @param first the key that the settings give; it is kept like any other and signs until it is
    ///   replaced
    public SigningKeys(
            MongoTemplate mongo, Keyring keyring, Clock clock, Ticker ticker, ECKey first) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.clock = clock;
        this.ticker = ticker;
        this.first = first;
        bringIn(first, false);
    }

    /// Every key whose tokens count.
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var now = London.now(clock);
        return selector.select(
                new JWKSet(
                        keys().stream()
                                .filter(key -> key.verifiesAt(now))
                                .<JWK>map(Key::key)
                                .toList()));
    }

    /// The one key that signs now.
    public JWKSource<SecurityContext> signer() {
        return (selector, context) -> {
            var now = London.now(clock);
            return keys().stream()
                    .filter(key -> key.verifiesAt(now) && !key.signsFrom().isAfter(now))
                    .findFirst()
                    .map(key -> selector.select(new JWKSet(key.key())))
                    .orElseGet(List::of);
        };
    }

    /// Brings in a new key.
    ///
    /// @param leaked whether tokens of the earlier keys stop counting as soon as every node knows
    ///   the new one, instead of at their own end; apps then fetch new ones by themselves
    /// @return the `kid` of the new key
    public String rotate(boolean leaked) {
        try {
            var key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            bringIn(key, leaked);
            return key.getKeyID();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("P-256 is part of every JDK", impossible);
        }
    }

    private void bringIn(ECKey key, boolean leaked) {
        if (mongo.findById(key.getKeyID(), SigningKeyDocument.class) != null) {
            return;
        }
        var now = London.now(clock);
        var isFirst = stored().isEmpty();
        var signsFrom = isFirst ? Instant.EPOCH : now.plus(UNTIL_KNOWN);
        try {
            mongo.insert(
                    new SigningKeyDocument(
                            key.getKeyID(),
                            keyring.seal(key.toJSONString()).text(),
                            signsFrom,
                            null));
        } catch (DuplicateKeyException broughtInMeanwhile) {
            return;
        }
        var lastToken = leaked ? signsFrom : signsFrom.plus(AppClient.ACCESS).plus(UNTIL_KNOWN);
        mongo.updateMulti(
                Query.query(Criteria.where("_id").gte("").ne(key.getKeyID())),
                new Update().min("verifiesUntil", lastToken),
                SigningKeyDocument.class);
        copy = null;
    }

    private List<Key> keys() {
        var present = copy;
        if (present != null && ticker.since(present.takenAt()).compareTo(OLDEST_COPY) < 0) {
            return present.newestFirst();
        }
        var takenAt = ticker.nanos();
        // A store that was emptied begins anew with the key of the settings.
        bringIn(first, false);
        var fresh =
                stored().stream()
                        .map(this::key)
                        .sorted(Comparator.comparing(Key::signsFrom).reversed())
                        .toList();
        copy = new Copy(fresh, takenAt);
        return fresh;
    }

    private List<SigningKeyDocument> stored() {
        var every = Query.query(Criteria.where("_id").gte(""));
        return mongo.find(every.with(Sort.by("_id")), SigningKeyDocument.class);
    }

    private Key key(SigningKeyDocument stored) {
        try {
            var key = ECKey.parse(keyring.open(Sealed.parse(stored.sealed())));
            return new Key(key, stored.signsFrom(), stored.verifiesUntil());
        } catch (ParseException changed) {
            throw new IllegalStateException("a stored signing key cannot be read", changed);
        }
    }
}
