package org.doorstep.security.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.Map;

/// What the container itself refuses, before or after the house was asked. Called from outside it
/// is a page like any that is not there.
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    @Permitted("anonymous-public")
    Object show(HttpServletRequest request) {
        var refusal = refusal(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        var status = HttpStatusCode.valueOf(refusal.code().status());
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return path.startsWith("/api/")
                ? ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(WireProblem.of(refusal))
                : new ModelAndView("security/problem", Map.of("refusal", refusal), status);
    }

    private static Refusal refusal(Object status) {
        return switch (status) {
            case Integer code when code == 401 -> CurrentActor.signInNeeded();
            case Integer code when code == 403 ->
                    Refusal.of(
                            ProblemCode.FORBIDDEN,
                            "a form is sent from the page it stands on",
                            "Go back, reload the page and try again.");
            case Integer code when code == 405 -> Problems.methodNotAllowed();
            case Integer code when code == 413 -> Problems.tooLarge(BodyLimit.MOST);
            case Integer code when code == 503 -> Problems.unavailable();
            case Integer code when code >= 500 -> Problems.fault();
            case Integer code when code != 404 ->
                    Problems.malformed("a well-formed request", "Check the address.");
            case null, default -> Refusal.notFound();
        };
    }
}
