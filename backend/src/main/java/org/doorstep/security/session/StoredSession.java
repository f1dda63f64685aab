package org.doorstep.security.session;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A session while one request uses it. Not for use by several threads.
public final class StoredSession implements Session {

    private static final int ID_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Object> attributes;
    private final String browser;
    private final Instant createdAt;
    private final Instant seenAt;
    private String id;
    private @Nullable String storedAs;
    private boolean changed;
    private Instant lastAccessed;
    private Duration idle = Duration.ZERO;

    /// A new one, not stored yet.
    StoredSession(String browser, Instant now) {
        this.id = newId();
        this.browser = browser;
        this.attributes = new HashMap<>();
        this.createdAt = now;
        this.seenAt = now;
        this.lastAccessed = now;
    }

    /// One that was found.
    StoredSession(
            String id,
            Map<String, Object> attributes,
            String browser,
            Instant createdAt,
            Instant seenAt) {
        this.id = id;
        this.browser = browser;
        this.storedAs = id;
        this.attributes = attributes;
        this.createdAt = createdAt;
        this.seenAt = seenAt;
        this.lastAccessed = seenAt;
    }

    /// The id under which it stands in the store, or null where it does not.
    @Nullable String storedAs() {
        return storedAs;
    }

    void stored() {
        storedAs = id;
        changed = false;
    }

    boolean isChanged() {
        return changed;
    }

    String browser() {
        return browser;
    }

    Instant seenAt() {
        return seenAt;
    }

    Map<String, Object> attributes() {
        return Map.copyOf(attributes);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String changeSessionId() {
        id = newId();
        changed = true;
        return id;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getAttribute(String name) {
        return (T) attributes.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return Set.copyOf(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            removeAttribute(name);
        } else {
            attributes.put(name, value);
            changed = true;
        }
    }

    @Override
    public void removeAttribute(String name) {
        changed |= attributes.remove(name) != null;
    }

    @Override
    public Instant getCreationTime() {
        return createdAt;
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        lastAccessed = time;
    }

    @Override
    public Instant getLastAccessedTime() {
        return lastAccessed;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        idle = interval;
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return idle;
    }

    /// Never by itself: the store decides, by the injected clock, when it is looked up.
    @Override
    public boolean isExpired() {
        return false;
    }

    private static String newId() {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
