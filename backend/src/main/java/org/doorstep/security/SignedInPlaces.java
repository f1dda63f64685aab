package org.doorstep.security;

import org.doorstep.security.Installations.Installation;
import org.doorstep.security.login.AuthorizationStore;
import org.doorstep.security.session.SessionStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import java.time.Instant;
import java.util.List;

/// Where a person is signed in, browsers and apps, and how that is ended. Safe for use by many
/// threads and nodes.
public final class SignedInPlaces {

    private final SessionStore sessions;
    private final AuthorizationStore authorizations;
    private final ObjectProvider<Installations> installations;

    /// A signed-in app.
    ///
    /// @param phone what it runs on, or null where the app has not said
    public record App(
            String family, @Nullable Installation phone, Instant since, Instant lastUsed) {}

    public SignedInPlaces(
            SessionStore sessions,
            AuthorizationStore authorizations,
            ObjectProvider<Installations> installations) {
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.installations = installations;
    }

    /// The account's browsers, the one used last first.
    public List<SessionStore.Place> browsers(AccountId account, @Nullable String currentSession) {
        return sessions.places(account, currentSession);
    }

    /// The account's apps, the one used last first.
    public List<App> apps(AccountId account) {
        var phones =
                installations.stream().flatMap(source -> source.list(account).stream()).toList();
        return authorizations.list(account).stream()
                .map(app -> new App(app.family(), phone(phones, app), app.since(), app.lastUsed()))
                .toList();
    }

    /// Signs a browser out.
    public void endBrowser(AccountId account, String place) {
        sessions.end(account, place);
    }

    /// Signs an app out: its tokens are worth nothing from the next call on, and pushes no longer
    /// go there.
    public void endApp(AccountId account, String family) {
        authorizations.revoke(account, family);
        installations.forEach(source -> source.forget(account, family));
    }

    /// Signs the person out of every browser and every app.
    public void endEverywhere(AccountId account) {
        authorizations.list(account).forEach(app -> endApp(account, app.family()));
        authorizations.revokeAll(account);
        sessions.endAll(account);
    }

    private static @Nullable Installation phone(
            List<Installation> phones, AuthorizationStore.App app) {
        return phones.stream()
                .filter(phone -> phone.family().equals(app.family()))
                .findFirst()
                .orElse(null);
    }
}
