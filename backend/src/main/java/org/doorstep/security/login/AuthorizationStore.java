package org.doorstep.security.login;

import org.doorstep.kernel.London;
import org.doorstep.security.AccountId;
import org.doorstep.security.login.AuthorizationDocument.Issued;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Keeps the signed-in apps in MongoDB, by hashes of their tokens. They survive a restart and are
/// shared by all nodes.
///
/// A refresh token is good once. One that comes a second time ends its whole family: either the app
/// or a thief holds an old copy, and nobody can tell which (RFC 9700, section 4.14.2).
public class AuthorizationStore implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationStore.class);

    private final MongoTemplate mongo;
    private final AuthorizationForm form;
    private final Clock clock;

    public AuthorizationStore(MongoTemplate mongo, RegisteredClient app, Clock clock) {
        this.mongo = mongo;
        this.form = new AuthorizationForm(app);
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var before = AuthorizationForm.revisionOf(authorization);
        var next = form.toDocument(authorization, London.now(clock));
        form.tokensOf(authorization).forEach(this::remember);
        if (before == null) {
            requireOpen(next);
            mongo.insert(next);
        } else if (!replaced(next, before)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        revoke(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        var stored = mongo.findById(id, AuthorizationDocument.class);
        return stored == null || isOver(stored) ? null : form.fromDocument(stored, null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var known = mongo.findById(AuthorizationForm.digest(token), TokenDocument.class);
        if (known == null || (type != null && !type.getValue().equals(known.kind()))) {
            return null;
        }
        var family = mongo.findById(known.authorization(), AuthorizationDocument.class);
        if (family == null || isOver(family) || !known.expiresAt().isAfter(now())) {
            return null;
        }
        if (known.kind().equals(OAuth2TokenType.REFRESH_TOKEN.getValue())
                && !isPresent(family.refresh(), known.id())) {
            LOG.warn("a refresh token was used twice; its sign-in {} is ended", family.id());
            revoke(family.id());
            return null;
        }
        return form.fromDocument(family, new AuthorizationForm.Presented(known.kind(), token));
    }

    /// A signed-in app.
    ///
    /// @param factorAt when the second factor was seen at sign-in, or null
    /// @param since when it signed in
    /// @param lastUsed when its tokens were renewed last
    public record App(
            String family,
            AccountId account,
            @Nullable Instant factorAt,
            Instant since,
            Instant lastUsed) {}

    /// The app whose access tokens name this family; empty where they no longer count.
    public Optional<App> findLive(String family) {
        return Optional.ofNullable(mongo.findById(family, AuthorizationDocument.class))
                .filter(stored -> !isOver(stored))
                .map(AuthorizationStore::app);
    }

    /// The account's signed-in apps, the one used last first.
    public List<App> list(AccountId account) {
        return mongo
                .find(
                        Query.query(Criteria.where("account").is(account.value())),
                        AuthorizationDocument.class)
                .stream()
                .filter(stored -> !isOver(stored) && stored.refresh() != null)
                .map(AuthorizationStore::app)
                .sorted(Comparator.comparing(App::lastUsed).reversed())
                .toList();
    }

    /// Ends one of the account's families.
    public void revoke(AccountId account, String family) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(family).and("account").is(account.value())),
                new Update().set("endsAt", now()).inc("revision", 1),
                AuthorizationDocument.class);
    }

    /// Ends every family of the account.
    public void revokeAll(AccountId account) {
        mongo.updateMulti(
                Query.query(Criteria.where("account").is(account.value())),
                new Update().set("endsAt", now()).inc("revision", 1),
                AuthorizationDocument.class);
    }

    private void revoke(String id) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                new Update().set("endsAt", now()).inc("revision", 1),
                AuthorizationDocument.class);
    }

    private boolean replaced(AuthorizationDocument next, long before) {
        var unchanged = Query.query(Criteria.where("_id").is(next.id()).and("revision").is(before));
        return mongo.update(AuthorizationDocument.class)
                .matching(unchanged)
                .replaceWith(next)
                .findAndReplace()
                .isPresent();
    }

    private void remember(TokenDocument token) {
        try {
            mongo.insert(token);
        } catch (DuplicateKeyException remembered) {
            // The same token again, as when an authorization is saved after its code was spent.
        }
    }

    private void requireOpen(AuthorizationDocument next) {
        var account = mongo.findById(next.account(), AccountDocument.class);
        if (account == null || account.closedAt() != null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
        }
    }

    private static App app(AuthorizationDocument stored) {
        var refresh = stored.refresh();
        return new App(
                stored.id(),
                new AccountId(stored.account()),
                stored.factorAt(),
                stored.since(),
                refresh == null ? stored.since() : refresh.at());
    }

    private boolean isOver(AuthorizationDocument family) {
        return !family.endsAt().isAfter(now());
    }

    private Instant now() {
        return London.now(clock);
    }

    private static boolean isPresent(@Nullable Issued refresh, String hash) {
        return refresh != null && refresh.hash().equals(hash);
    }
}
