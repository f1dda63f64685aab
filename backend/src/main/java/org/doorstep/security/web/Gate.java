package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.doorstep.security.Permitted;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.HandlerFunction;

import java.io.IOException;

/// Stands before every handler and asks the authorisation table, by the row that [Permitted] names.
/// A handler of ours without a row is refused to everybody: whoever forgets it notices at once.
final class Gate implements HandlerInterceptor {

    private final CurrentActor current;
    private final Permissions permissions;
    private final RequestCache requests;
    private final KnownParameters parameters = new KnownParameters();

    Gate(CurrentActor current, Permissions permissions, RequestCache requests) {
        this.current = current;
        this.permissions = permissions;
        this.requests = requests;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isOurs(handler)) {
            return true;
        }
        var permitted =
                handler instanceof HandlerMethod method
                        ? method.getMethodAnnotation(Permitted.class)
                        : null;
        if (permitted == null) {
            throw new RefusedException(closed());
        }
        if (!mayEnter(permitted.value(), request, response)) {
            return false;
        }
        if (Problems.isApi(request) && handler instanceof HandlerMethod method) {
            parameters.check(method, request);
        }
        return true;
    }

    private boolean mayEnter(String row, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (permissions.mayAnybody(row)) {
            return true;
        }
        var actor = current.find();
        if (actor.isPresent()) {
            if (current.awaitsFactor() && !Problems.isApi(request) && !isOwn(row)) {
                send(SignInSession.FACTOR, request, response);
                return false;
            }
            if (permissions.mayAnywhere(actor.get(), row)) {
                return true;
            }
            SecurityEvents.refusedPermission(row, actor.get().account());
            throw new RefusedException(permissions.refusal(actor.get(), row));
        }
        if (Problems.isApi(request)) {
            throw new RefusedException(CurrentActor.signInNeeded());
        }
        send("/sign-in", request, response);
        return false;
    }

    /// Whoever still has to prove a second factor gets no further than to where that is done.
    private static boolean isOwn(String row) {
        return row.equals(FactorPages.OWN);
    }

    /// A browser comes back to where it wanted to go. A part of a page (htmx) has its whole page
    /// go.
    private void send(String page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var part = request.getHeader("HX-Request") != null;
        if (request.getMethod().equals("GET") && !part) {
            requests.saveRequest(request, response);
        }
        if (part) {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.sendRedirect(page);
        }
    }

    /// Whether the handler is the house's own; those of the framework serve static files, errors
    /// and `OPTIONS`, and have no one else's data.
    private static boolean isOurs(Object handler) {
        return switch (handler) {
            case HandlerMethod method ->
                    !method.getBeanType().getName().startsWith("org.springframework.");
            case HandlerFunction<?> function -> true;
            default -> !handler.getClass().getName().startsWith("org.springframework.");
        };
    }

    private static Refusal closed() {
        return Refusal.of(
                ProblemCode.FORBIDDEN,
                "every operation has a row in the authorisation table",
                "This operation has none yet; tell whoever runs the server.");
    }
}
