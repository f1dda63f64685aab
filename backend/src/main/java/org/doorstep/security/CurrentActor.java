package org.doorstep.security;

import org.doorstep.kernel.London;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.login.AppTokens;
import org.doorstep.security.login.AuthorizationStore;
import org.doorstep.security.login.FoundingGrants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is calling, whether by access token or by console session. Bound to the thread that serves
/// the request; asked once per request, so what is taken away is gone from the next request on.
public class CurrentActor {

    private static final String FOUND = CurrentActor.class.getName();

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
        var found = account().map(this::actor);
        if (request != null && found.isPresent()) {
            request.setAttribute(FOUND, found.get(), RequestAttributes.SCOPE_REQUEST);
        }
        return found;
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

    private Optional<AccountId> account() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null
                || !signedIn.isAuthenticated()
                || signedIn instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        if (signedIn instanceof JwtAuthenticationToken token) {
            var family = token.getToken().getClaimAsString(AppTokens.FAMILY);
            if (family == null || !authorizations.isLive(family)) {
                return Optional.empty();
            }
        }
        return Optional.of(AccountId.of(signedIn.getName())).filter(accounts::isOpen);
    }
}
