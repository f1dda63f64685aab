package org.doorstep.fakes.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is written back, and how the writing ends.
///
/// @param status HTTP status, 100 to 599
/// @param headers besides Content-Length, which is added
/// @param body the bytes
/// @param delay waited before the first byte
/// @param ending whether all of it is written
/// @param afterwards run on a thread of its own once the answer is written, or has been broken off
public record HttpAnswer(
        int status,
        Map<String, String> headers,
        byte[] body,
        Duration delay,
        Ending ending,
        Runnable afterwards) {

    /// How an answer ends.
    public enum Ending {
        /// Whole; the connection stays open.
        WHOLE,
        /// No byte is written and the connection is closed (FIN).
        NOTHING,
        /// No byte is written and the connection is reset (RST).
        RESET,
        /// Head and half of the body, then a reset.
        RESET_MIDWAY,
        /// Head and half of the body, then the connection is closed.
        CUT,
        /// No byte is written; the connection stays open until the client gives up.
        HANG
    }

    static final Runnable NOTHING_MORE = () -> {};

    /// A whole answer with a JSON body.
    public static HttpAnswer json(int status, String body) {
        return of(status, "application/json; charset=UTF-8", body);
    }

    /// A whole answer with a body of some type.
    public static HttpAnswer of(int status, String contentType, String body) {
        return new HttpAnswer(
                status,
                Map.of("Content-Type", contentType),
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ZERO,
                Ending.WHOLE,
                NOTHING_MORE);
    }

    /// The same with one more header.
    public HttpAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, Map.copyOf(more), body, delay, ending, afterwards);
    }

    /// The same, later.
    public HttpAnswer delayed(Duration by) {
        return new HttpAnswer(status, headers, body, delay.plus(by), ending, afterwards);
    }

    /// The same, ending otherwise.
    public HttpAnswer ending(Ending how) {
        return new HttpAnswer(status, headers, body, delay, how, afterwards);
    }

    /// The same, followed by something to do.
    public HttpAnswer followedBy(Runnable next) {
        return new HttpAnswer(status, headers, body, delay, ending, next);
    }
}
