package org.doorstep.security.session;

import org.doorstep.kernel.London;
import org.doorstep.security.AccountId;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.SessionRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Sessions in MongoDB: one read a request, one write where something changed and otherwise one a
/// minute. Safe for use by many threads and nodes; of two requests of one session that change it at
/// once, the later one's contents stay.
public final class SessionStore implements SessionRepository<StoredSession> {

    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final Duration ANONYMOUS_IDLE = Duration.ofMinutes(30);
    private static final String CONTEXT =
            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final MongoTemplate mongo;
    private final SessionContents contents;
    private final Clock clock;
    private final Life life;

    /// How long a signed-in session lives.
    ///
    /// @param idle while it is not used
    /// @param longest in all
    public record Life(Duration idle, Duration longest) {}

    /// A signed-in browser, as its owner sees it.
    ///
    /// @param id names it for [#end]; useless as a cookie
    public record Place(
            String id, String browser, Instant since, Instant seenAt, boolean current) {}

    public SessionStore(MongoTemplate mongo, Keyring keyring, Clock clock, Life life) {
        this.mongo = mongo;
        this.contents = new SessionContents(keyring);
        this.clock = clock;
        this.life = life;
    }

    @Override
    public StoredSession createSession() {
        return new StoredSession(browser(), London.now(clock));
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        var found = mongo.findById(digest(id), SessionDocument.class);
        if (found == null || !found.expiresAt().isAfter(London.now(clock))) {
            return null;
        }
        var attributes = contents.open(found.attributes());
        if (attributes == null) {
            deleteById(id);
            return null;
        }
        return new StoredSession(
                id, attributes, found.browser(), found.createdAt(), found.seenAt());
    }

    @Override
    public void save(StoredSession session) {
        var before = session.storedAs();
        var now = London.now(clock);
        if (before == null) {
            mongo.insert(document(session, now));
        } else if (!before.equals(session.getId())) {
            // The old id is worth nothing before the new one is worth something.
            if (mongo.remove(byId(digest(before)), SessionDocument.class).getDeletedCount() == 1) {
                mongo.insert(document(session, now));
            }
        } else if (session.isChanged()) {
            // A session that was ended meanwhile is not brought back.
            mongo.update(SessionDocument.class)
                    .matching(byId(digest(before)))
                    .replaceWith(document(session, now))
                    .findAndReplace();
        } else if (session.seenAt().plus(TOUCH).isBefore(now)) {
            mongo.updateFirst(
                    byId(digest(before)),
                    new Update()
                            .set("seenAt", now)
                            .set("expiresAt", endOf(session, accountOf(session), now)),
                    SessionDocument.class);
        }
        session.stored();
    }

    @Override
    public void deleteById(String id) {
        mongo.remove(byId(digest(id)), SessionDocument.class);
    }

    /// Where an account is signed in, the one used last first.
    ///
    /// @param currentId the cookie's session of this request, or null
    public List<Place> places(AccountId account, @Nullable String currentId) {
        var now = London.now(clock);
        var mine = currentId == null ? "" : digest(currentId);
        var own = Query.query(Criteria.where("account").is(account.value()));
        return mongo.find(own.with(Sort.by("seenAt").descending()), SessionDocument.class).stream()
                .filter(one -> one.expiresAt().isAfter(now))
                .map(one ->
                        new Place(
                                one.id(),
                                one.browser(),
                                one.createdAt(),
                                one.seenAt(),
                                one.id().equals(mine)))
                .toList();
    }

    /// Ends one of the account's sessions; its next request is that of a stranger.
    public void end(AccountId account, String place) {
        mongo.remove(
                byId(place).addCriteria(Criteria.where("account").is(account.value())),
                SessionDocument.class);
    }

    /// Ends all of the account's sessions.
    public void endAll(AccountId account) {
        mongo.remove(
                Query.query(Criteria.where("account").is(account.value())), SessionDocument.class);
    }

    private SessionDocument document(StoredSession session, Instant now) {
        var account = accountOf(session);
        return new SessionDocument(
                digest(session.getId()),
                account,
                contents.seal(session.attributes()),
                session.browser(),
                session.getCreationTime(),
                now,
                endOf(session, account, now));
    }

    private Instant endOf(StoredSession session, @Nullable UUID account, Instant now) {
        var idle = now.plus(account == null ? ANONYMOUS_IDLE : life.idle());
        var latest = session.getCreationTime().plus(life.longest());
        return idle.isBefore(latest) ? idle : latest;
    }

    private static @Nullable UUID accountOf(StoredSession session) {
        var signedIn =
                session.getAttribute(CONTEXT) instanceof SecurityContext context
                        ? context.getAuthentication()
                        : null;
        return signedIn == null ? null : UUID.fromString(signedIn.getName());
    }

    private static String browser() {
        var request =
                RequestContextHolder.getRequestAttributes()
                                instanceof ServletRequestAttributes attributes
                        ? attributes.getRequest()
                        : null;
        return Browsers.named(request == null ? null : request.getHeader("User-Agent"));
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    private static String digest(String id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
