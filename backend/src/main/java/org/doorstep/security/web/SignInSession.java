package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.security.AccountId;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.login.SignedIn;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.RequestCache;

import java.net.URI;

/// The console session of a browser. Sessions live in this process: after a restart, or on another
/// node without sticky routing, people sign in again.
final class SignInSession {

    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository tokens;
    private final RequestCache requests;
    private final AuditTrail audit;

    SignInSession(
            SecurityContextRepository contexts,
            CsrfTokenRepository tokens,
            RequestCache requests,
            AuditTrail audit) {
        this.contexts = contexts;
        this.tokens = tokens;
        this.requests = requests;
        this.audit = audit;
    }

    /// Signs the browser in under a new session id and a new CSRF token, so that nothing a stranger
    /// may have planted before is worth anything afterwards.
    ///
    /// @return the path to go on to: where the browser wanted to go, else the console
    String begin(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        var next = wanted(request, response);
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        tokens.saveToken(null, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SignedIn.as(account));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        audit.record("signed-in", null, account.toString(), null);
        return next;
    }

    private String wanted(HttpServletRequest request, HttpServletResponse response) {
        var saved = requests.getRequest(request, response);
        if (saved == null) {
            return "/console";
        }
        // Only the path and query are used: what host the browser named does not matter.
        var address = URI.create(saved.getRedirectUrl());
        var path = address.getRawPath();
        if (path == null || !path.startsWith("/") || path.startsWith("//")) {
            return "/console";
        }
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }
}
