package org.doorstep.security;

import org.doorstep.kernel.London;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.login.AppTokens;
import org.doorstep.security.login.AuthorizationStore;
import org.doorstep.security.login.FoundingGrants;
import org.doorstep.security.login.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is calling, whether by access token or by console session. Bound to the thread that serves
/// the request; asked once per request, so what is taken away is gone from the next request on.
public class CurrentActor {

    private static final String FOUND = CurrentActor.class.getName();
    private static final String AWAITED = FOUND + ".awaited";

    private final SignInAddresses accounts;
    private final AuthorizationStore authorizations;
    private final ObjectProvider<RoleSource> roles;
    private final FoundingGrants founding;
    private final Clock clock;

    CurrentActor(
            SignInAddresses accounts,
            AuthorizationStore authorizations,
            ObjectProvider<RoleSource> roles,
            FoundingGrants founding,
            Clock clock) {
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.roles = roles;
        this.founding = founding;
        this.clock = clock;
    }

    /// The signed-in person, or empty where nobody is, or where the account has been closed or the
    /// app signed out since.
    public Optional<Actor> find() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(FOUND, RequestAttributes.SCOPE_REQUEST)
                        instanceof Actor known) {
            return Optional.of(known);
        }
        var found = caller().map(this::present);
        if (request != null && found.isPresent()) {
            request.setAttribute(FOUND, found.get(), RequestAttributes.SCOPE_REQUEST);
        }
        return found;
    }

    /// Whether the caller has a role that does not count yet because the second factor is missing.
    public boolean awaitsFactor() {
        var request = RequestContextHolder.getRequestAttributes();
        return find().isPresent()
                && request != null
                && request.getAttribute(AWAITED, RequestAttributes.SCOPE_REQUEST) != null;
    }

    /// Whether the account has a role that needs a second factor.
    public boolean needsFactor(AccountId account) {
        return actor(account).grants().stream().anyMatch(grant -> grant.role().needsFactor());
    }

    /// Whether the account was opened and not closed since.
    public boolean isOpen(AccountId account) {
        return accounts.isOpen(account);
    }

    /// The family of tokens with which the app is calling; empty for a browser.
    public Optional<String> family() {
        return signedIn().flatMap(CurrentActor::familyOf);
    }

    /// The signed-in person.
    ///
    /// @throws RefusedException with [ProblemCode#SIGN_IN_NEEDED] where nobody is
    public Actor get() {
        return find().orElseThrow(() -> new RefusedException(signInNeeded()));
    }

    /// The account with the grants that hold now, whether it is calling or not.
    public Actor actor(AccountId account) {
        var now = London.now(clock);
        var source = roles.getIfAvailable();
        var given = source == null ? Stream.<Grant>empty() : source.grantsOf(account).stream();
        var grants =
                Stream.concat(given, founding.grantsOf(account).stream())
                        .filter(grant -> grant.holdsAt(now))
                        .distinct()
                        .toList();
        return new Actor(account, grants);
    }

    /// What is said to somebody who is not signed in.
    public static Refusal signInNeeded() {
        return Refusal.of(
                ProblemCode.SIGN_IN_NEEDED,
                "only for people who are signed in",
                "Sign in and try again.");
    }

    /// Who has signed in, and when the second factor was seen.
    private record Caller(AccountId account, @Nullable Instant factorAt) {}

    private Actor present(Caller caller) {
        var whole = actor(caller.account());
        if (caller.factorAt() != null) {
            return new Actor(caller.account(), whole.grants(), caller.factorAt());
        }
        var counting =
                whole.grants().stream().filter(grant -> !grant.role().needsFactor()).toList();
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && counting.size() < whole.grants().size()) {
            request.setAttribute(AWAITED, true, RequestAttributes.SCOPE_REQUEST);
        }
        return new Actor(caller.account(), counting);
    }

    private Optional<Caller> caller() {
        return signedIn()
                .flatMap(signedIn ->
                        signedIn instanceof JwtAuthenticationToken
                                ? ofApp(signedIn)
                                : Optional.of(
                                        new Caller(
                                                AccountId.of(signedIn.getName()),
                                                SignedIn.factorAt(signedIn))))
                .filter(caller -> accounts.isOpen(caller.account()));
    }

    private Optional<Caller> ofApp(Authentication signedIn) {
        return familyOf(signedIn)
                .flatMap(authorizations::findLive)
                .filter(app -> app.account().toString().equals(signedIn.getName()))
                .map(app -> new Caller(app.account(), app.factorAt()));
    }

    private static Optional<String> familyOf(Authentication signedIn) {
        return signedIn instanceof JwtAuthenticationToken token
                ? Optional.ofNullable(token.getToken().getClaimAsString(AppTokens.FAMILY))
                : Optional.empty();
    }

    private static Optional<Authentication> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(signedIn -> !(signedIn instanceof AnonymousAuthenticationToken));
    }
}
