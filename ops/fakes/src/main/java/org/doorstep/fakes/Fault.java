package org.doorstep.fakes;

import org.doorstep.fakes.wire.HttpAnswer;
import org.doorstep.fakes.wire.HttpAnswer.Ending;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// What goes wrong with one HTTP request to FCM or Twilio. Two questions are answered apart: is the
/// message accepted, and what does the caller get to see?
///
/// @param accepts whether the message is accepted (and logged) all the same
/// @param delay waited before the answer, after the message has been accepted
/// @param surface the shape of what the caller sees
/// @param status HTTP status of a [Surface#REFUSAL]; 0 elsewhere
/// @param code the provider's own error code in it (`UNREGISTERED`, `21610`); null for none
/// @param retryAfter value of Retry-After; null for no such header
public record Fault(
        boolean accepts,
        Duration delay,
        Surface surface,
        int status,
        @Nullable String code,
        @Nullable Duration retryAfter) {

    /// Shapes of an answer.
    public enum Surface {
        /// As if nothing were wrong.
        SUCCESS,
        /// An error answer in the provider's own form.
        REFUSAL,
        /// An HTML error page such as a proxy in between sends.
        ERROR_PAGE,
        /// Success, but without the id: FCM 200 `{}`; Twilio 302, which its SDK takes for success.
        NO_ID,
        /// Success, cut off in the middle of the body, connection closed.
        TRUNCATED,
        /// Success as far as the headers go; the body is not JSON.
        BROKEN_JSON,
        /// Success, said to be text/html.
        WRONG_CONTENT_TYPE,
        /// Connection reset before the first byte.
        RESET,
        /// Connection reset in the middle of the body.
        RESET_MIDWAY,
        /// Connection closed before the first byte.
        CLOSED,
        /// Nothing, until the caller gives up.
        HANG
    }

    /// Nothing is wrong.
    public static Fault accept() {
        return seen(true, Surface.SUCCESS);
    }

    /// Accepted at once, answered late.
    public static Fault answerAfter(Duration delay) {
        return accept().delayed(delay);
    }

    /// Too many requests: never processed.
    public static Fault tooManyRequests(@Nullable Duration retryAfter) {
        return new Fault(false, Duration.ZERO, Surface.REFUSAL, 429, null, retryAfter);
    }

    /// Temporarily unavailable: never processed.
    public static Fault unavailable(@Nullable Duration retryAfter) {
        return new Fault(false, Duration.ZERO, Surface.REFUSAL, 503, null, retryAfter);
    }

    /// 500, not accepted.
    public static Fault serverError() {
        return refused(500, null);
    }

    /// 500, accepted all the same: the caller cannot know.
    public static Fault serverErrorAfterAccept() {
        return new Fault(true, Duration.ZERO, Surface.REFUSAL, 500, null, null);
    }

    /// 502 with a page of HTML, not accepted.
    public static Fault badGateway() {
        return new Fault(false, Duration.ZERO, Surface.ERROR_PAGE, 502, null, null);
    }

    /// 401, as with wrong credentials.
    public static Fault unauthorised() {
        return refused(401, null);
    }

    /// A refusal in the provider's own form.
    public static Fault refused(int status, @Nullable String code) {
        return new Fault(false, Duration.ZERO, Surface.REFUSAL, status, code, null);
    }

    /// FCM: the app is gone from this device.
    public static Fault unregistered() {
        return refused(404, "UNREGISTERED");
    }

    /// FCM: token or payload is malformed.
    public static Fault invalidArgument() {
        return refused(400, "INVALID_ARGUMENT");
    }

    /// FCM: the token belongs to another project.
    public static Fault senderMismatch() {
        return refused(403, "SENDER_ID_MISMATCH");
    }

    /// Twilio: refused with one of its codes, HTTP 400.
    public static Fault twilio(int code) {
        return refused(400, Integer.toString(code));
    }

    /// Accepted, answered without an id.
    public static Fault withoutId() {
        return seen(true, Surface.NO_ID);
    }

    /// Accepted, the answer is cut off.
    public static Fault truncated() {
        return seen(true, Surface.TRUNCATED);
    }

    /// Accepted, the answer is not JSON.
    public static Fault brokenJson() {
        return seen(true, Surface.BROKEN_JSON);
    }

    /// Accepted, the answer says it is HTML.
    public static Fault wrongContentType() {
        return seen(true, Surface.WRONG_CONTENT_TYPE);
    }

    /// Connection reset, not accepted.
    public static Fault reset() {
        return seen(false, Surface.RESET);
    }

    /// Accepted, connection reset before the first byte of the answer.
    public static Fault resetAfterAccept() {
        return seen(true, Surface.RESET);
    }

    /// Accepted, connection reset in the middle of the answer.
    public static Fault resetMidway() {
        return seen(true, Surface.RESET_MIDWAY);
    }

    /// Accepted, connection closed without an answer.
    public static Fault closedAfterAccept() {
        return seen(true, Surface.CLOSED);
    }

    /// Never answered, not accepted.
    public static Fault hang() {
        return seen(false, Surface.HANG);
    }

    /// Accepted, never answered.
    public static Fault hangAfterAccept() {
        return seen(true, Surface.HANG);
    }

    /// The same, later.
    public Fault delayed(Duration by) {
        return new Fault(accepts, by, surface, status, code, retryAfter);
    }

    private static Fault seen(boolean accepts, Surface surface) {
        return new Fault(accepts, Duration.ZERO, surface, 0, null, null);
    }

    /// What is written, given what the provider writes when all is well, when it refuses, and when
    /// it has no id.
    HttpAnswer shape(HttpAnswer success, HttpAnswer refusal, HttpAnswer withoutId) {
        HttpAnswer shaped =
                switch (surface) {
                    case SUCCESS -> success;
                    case REFUSAL -> refusal;
                    case ERROR_PAGE ->
                            HttpAnswer.of(
                                    status, "text/html", "<html><body>Bad gateway</body></html>");
                    case NO_ID -> withoutId;
                    case TRUNCATED -> success.ending(Ending.CUT);
                    case BROKEN_JSON -> HttpAnswer.json(success.status(), "{\"id\": <oops");
                    case WRONG_CONTENT_TYPE ->
                            HttpAnswer.of(
                                    success.status(),
                                    "text/html",
                                    new String(success.body(), StandardCharsets.UTF_8));
                    case RESET -> success.ending(Ending.RESET);
                    case RESET_MIDWAY -> success.ending(Ending.RESET_MIDWAY);
                    case CLOSED -> success.ending(Ending.NOTHING);
                    case HANG -> success.ending(Ending.HANG);
                };
        HttpAnswer told =
                retryAfter == null
                        ? shaped
                        : shaped.with("Retry-After", Long.toString(retryAfter.toSeconds()));
        return told.delayed(delay);
    }

    /// FCM's word for an HTTP status.
    static String word(int status) {
        return Map.of(
                        400, "INVALID_ARGUMENT",
                        401, "UNAUTHENTICATED",
                        403, "PERMISSION_DENIED",
                        404, "NOT_FOUND",
                        429, "RESOURCE_EXHAUSTED",
                        500, "INTERNAL",
                        503, "UNAVAILABLE")
                .getOrDefault(status, "UNKNOWN");
    }
}
