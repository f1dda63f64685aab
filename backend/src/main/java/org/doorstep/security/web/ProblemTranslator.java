package org.doorstep.security.web;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The one place where refusals and surprises become answers: a problem (RFC 9457) for a phone, a
/// page for a browser. Nothing that was sent is repeated, and no stack trace leaves the house.
@ControllerAdvice
class ProblemTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslator.class);

    private final RequestCache requests;

    ProblemTranslator(RequestCache requests) {
        this.requests = requests;
    }

    @ExceptionHandler(Exception.class)
    @Nullable Object answer(
            Exception surprise, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        var refusal = refusal(surprise);
        if (refusal.code().status() >= 500) {
            log(surprise, refusal);
        }
        if (refusal.code().equals(Permissions.FACTOR_STALE) && !Problems.isApi(request)) {
            return confirmFirst(request, response);
        }
        var headers = Problems.headersOf(refusal);
        if (surprise instanceof HttpRequestMethodNotSupportedException method) {
            var allowed = method.getSupportedHttpMethods();
            headers.setAllow(allowed == null ? Set.<HttpMethod>of() : allowed);
        }
        return Problems.isApi(request)
                ? problem(refusal, headers)
                : page(refusal, headers, response);
    }

    /// A browser proves the second factor and comes back to the page.
    private ModelAndView confirmFirst(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        if (request.getMethod().equals("GET") || path.startsWith("/account/security/")) {
            requests.saveRequest(request, response);
        }
        return new ModelAndView("redirect:" + SignInSession.FACTOR);
    }

    private static ResponseEntity<WireProblem> problem(Refusal refusal, HttpHeaders headers) {
        return ResponseEntity.status(refusal.code().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(WireProblem.of(refusal));
    }

    private static ModelAndView page(
            Refusal refusal, HttpHeaders headers, HttpServletResponse response) {
        headers.forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        return new ModelAndView(
                "security/problem",
                Map.of("refusal", refusal),
                HttpStatusCode.valueOf(refusal.code().status()));
    }

    private static Refusal refusal(Exception surprise) {
        return switch (surprise) {
            case RefusedException refused -> refused.refusal();
            case HttpMessageNotReadableException unreadable -> UnreadableBody.refusal(unreadable);
            case MethodArgumentNotValidException invalid -> Faults.of(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> Faults.of(invalid);
            case ConstraintViolationException invalid ->
                    Refusal.ofFields(
                            invalid.getConstraintViolations().stream()
                                    .map(fault ->
                                            new Refusal.FieldFault(
                                                    fault.getPropertyPath().toString(),
                                                    fault.getMessage(),
                                                    "Correct this field."))
                                    .collect(Collectors.toList()));
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case RequestRejectedException odd ->
                    Problems.malformed("plain headers", "Write the headers in plain characters.");
            case MissingRequestHeaderException missing ->
                    Faults.missingHeader(missing.getHeaderName());
            case MaxUploadSizeExceededException tooLarge ->
                    Problems.tooLarge(tooLarge.getMaxUploadSize());
            case MultipartException broken ->
                    Problems.malformed("a well-formed multipart body", "Choose the file again.");
            case AccessDeniedException denied ->
                    Refusal.of(
                            ProblemCode.FORBIDDEN,
                            "only for the roles that may",
                            "Ask an organiser of your branch.");
            case OptimisticLockingFailureException stale ->
                    Refusal.of(
                            ProblemCode.VERSION_STALE,
                            "an update names the present version",
                            "Read it again and repeat the change.");
            case DuplicateKeyException taken ->
                    Refusal.of(
                            Problems.CONFLICT,
                            "one of a kind",
                            "Read it again and repeat the change.");
            default -> fromFramework(surprise);
        };
    }

    private static Refusal fromFramework(Exception surprise) {
        if (isStoreAway(surprise)) {
            return Problems.unavailable();
        }
        return surprise instanceof ErrorResponse known
                ? ofStatus(known.getStatusCode().value(), surprise)
                : Problems.fault();
    }

    private static Refusal ofStatus(int status, Exception surprise) {
        return switch (surprise) {
            case HttpRequestMethodNotSupportedException method -> Problems.methodNotAllowed();
            case HttpMediaTypeNotSupportedException type ->
                    Refusal.of(
                            Problems.MEDIA_TYPE,
                            "JSON where the contract says so",
                            "Send Content-Type: application/json.");
            case HttpMediaTypeNotAcceptableException type ->
                    Refusal.of(
                            Problems.NOT_ACCEPTABLE,
                            "JSON where the contract says so",
                            "Send Accept: application/json, application/problem+json.");
            default ->
                    switch (status) {
                        case 401 -> CurrentActor.signInNeeded();
                        case 404 -> Refusal.notFound();
                        case 413 -> Problems.tooLarge(BodyLimit.MOST);
                        case 503 -> Problems.unavailable();
                        default ->
                                status < 500
                                        ? Problems.malformed(
                                                "a request as the contract gives it",
                                                "Compare it with the contract.")
                                        : Problems.fault();
                    };
        };
    }

    /// A path that cannot be an id names nothing; a parameter that cannot be read is a mistake.
    private static Refusal mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Refusal.notFound()
                : Problems.malformedField(
                        mismatch.getName(),
                        "the type and form the contract gives",
                        "Look this parameter up in the contract.");
    }

    private static boolean isStoreAway(Throwable surprise) {
        for (@Nullable Throwable cause = surprise; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException && !(cause instanceof MongoWriteException)) {
                return true;
            }
        }
        return surprise instanceof DataAccessException access
                && access.getClass().getName().contains("ResourceFailure");
    }

    /// A message may hold what somebody sent, so only kinds and places are logged.
    private static void log(Exception surprise, Refusal refusal) {
        var trace = new StringBuilder();
        for (@Nullable Throwable cause = surprise; cause != null; cause = cause.getCause()) {
            trace.append("\n  ").append(cause.getClass().getName());
            for (var frame : cause.getStackTrace()) {
                trace.append("\n    at ").append(frame);
            }
        }
        LOG.error("answered with {}:{}", refusal.code().code(), trace);
    }
}
