package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Refusals that the web itself gives, and how one is written where no controller has been reached.
final class Problems {

    static final ProblemCode METHOD =
            new ProblemCode("method-not-allowed", 405, "This cannot be done here");
    static final ProblemCode NOT_ACCEPTABLE =
            new ProblemCode("not-acceptable", 406, "Not to be had in that form");
    static final ProblemCode CONFLICT =
            new ProblemCode("conflict", 409, "Somebody else was faster");
    static final ProblemCode TOO_LARGE =
            new ProblemCode("too-large", 413, "The request is too large");
    static final ProblemCode MEDIA_TYPE =
            new ProblemCode("unsupported-media-type", 415, "Not readable in that form");
    static final ProblemCode FAULT =
            new ProblemCode("fault", 500, "Something is broken on our side");

    private static final Duration SOON = Duration.ofSeconds(5);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /// Whether the caller is a phone, which reads problem details, and no browser.
    static boolean isApi(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals("/api") || path.startsWith("/api/");
    }

    static Refusal malformed(String rule, String detail) {
        return Refusal.of(ProblemCode.MALFORMED, rule, detail);
    }

    static Refusal malformedField(String field, String rule, String detail) {
        return new Refusal(
                ProblemCode.MALFORMED,
                rule,
                detail,
                List.of(new Refusal.FieldFault(field, rule, detail)),
                null);
    }

    static Refusal methodNotAllowed() {
        return Refusal.of(
                METHOD, "only the methods of the contract", "See the Allow header of the answer.");
    }

    static Refusal tooLarge(long most) {
        return Refusal.of(
                TOO_LARGE, "at most " + most + " bytes", "Send less, or in several requests.");
    }

    static Refusal unavailable() {
        return Refusal.of(
                        ProblemCode.UNAVAILABLE,
                        "the store must answer",
                        "Nothing was lost; try again in a moment.")
                .after(SOON);
    }

    static Refusal fault() {
        return Refusal.of(
                FAULT, "no surprises", "It has been logged; try again, or tell us what you did.");
    }

    /// Writes the refusal to a phone as a problem; to a browser the error page shows it.
    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        headersOf(refusal)
                .forEach(
                        (name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (!isApi(request)) {
            response.sendError(refusal.code().status());
            return;
        }
        response.setStatus(refusal.code().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(WireProblem.of(refusal)));
    }

    static HttpHeaders headersOf(Refusal refusal) {
        var headers = new HttpHeaders();
        var wait = refusal.retryAfter();
        if (wait != null) {
            // Rounded up: asking a moment too early would be refused again.
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        }
        if (refusal.code().equals(ProblemCode.SIGN_IN_NEEDED)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }
}
