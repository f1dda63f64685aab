package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.London;
import org.doorstep.security.AccountId;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.login.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;

/// Signs a browser in, in one step or two: whoever has a role that needs a second factor proves it
/// before the role counts.
final class SignInSession {

    /// Where the second factor is asked for, or made where there is none yet.
    static final String FACTOR = "/sign-in/factor";

    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository tokens;
    private final RequestCache requests;
    private final CurrentActor current;
    private final AuditTrail audit;
    private final Clock clock;

    SignInSession(
            SecurityContextRepository contexts,
            CsrfTokenRepository tokens,
            RequestCache requests,
            CurrentActor current,
            AuditTrail audit,
            Clock clock) {
        this.contexts = contexts;
        this.tokens = tokens;
        this.requests = requests;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /// Signs the browser in with one factor.
    ///
    /// @return the path to go on to: the second factor where the account needs it, else where the
    ///   browser wanted to go, else the console
    String begin(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        become(account, null, request, response);
        audit.record("signed-in", null, account.toString(), null);
        return current.needsFactor(account) ? FACTOR : wanted(request, response);
    }

    /// Signs the browser in, or confirms who it is, with the second factor seen just now.
    ///
    /// @param how for the audit trail, for example `passkey`
    /// @return the path to go on to
    String beginWithFactor(
            AccountId account,
            String how,
            HttpServletRequest request,
            HttpServletResponse response) {
        become(account, London.now(clock), request, response);
        audit.record("second-factor-proved", null, account.toString(), how);
        return wanted(request, response);
    }

    /// Changes who this browser is, under a new session id and a new CSRF token, so that nothing a
    /// stranger may have planted before is worth anything afterwards.
    private void become(
            AccountId account,
            @Nullable Instant factorAt,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        tokens.saveToken(null, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SignedIn.withFactor(account, factorAt));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private String wanted(HttpServletRequest request, HttpServletResponse response) {
        var saved = requests.getRequest(request, response);
        if (saved == null) {
            return "/console";
        }
        requests.removeRequest(request, response);
        // Only the path and query are used: what host the browser named does not matter.
        var address = URI.create(saved.getRedirectUrl());
        var path = address.getRawPath();
        if (path == null || !path.startsWith("/") || path.startsWith("//")) {
            return "/console";
        }
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }
}
