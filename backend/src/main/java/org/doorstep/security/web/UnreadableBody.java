package org.doorstep.security.web;

import org.doorstep.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.List;

/// Says what is wrong with a body that cannot be read, by field and rule, without repeating any of
/// it.
final class UnreadableBody {

    private static final int LONGEST_PATH = 200;

    private UnreadableBody() {}

    static Refusal refusal(HttpMessageNotReadableException unreadable) {
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return Problems.tooLarge(tooLarge.most());
            }
        }
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return Problems.malformedField(
                        path(unknown), "known fields only", "Leave this field out.");
            }
            if (cause instanceof StreamReadException) {
                return Problems.malformed(
                        "well-formed JSON, every name once", "Send one JSON value in UTF-8.");
            }
            if (cause instanceof JacksonException mismatch && !mismatch.getPath().isEmpty()) {
                return Problems.malformedField(
                        path(mismatch),
                        "the type and form the contract gives",
                        "Look this field up in the contract.");
            }
        }
        return Problems.malformed(
                "a body as the contract gives it", "Send one JSON value in UTF-8.");
    }

    private static String path(JacksonException problem) {
        var text = new StringBuilder();
        List<JacksonException.Reference> path = problem.getPath();
        for (var step : path) {
            var name = step.getPropertyName();
            if (name == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(clean(name));
            }
        }
        return text.length() > LONGEST_PATH ? text.substring(0, LONGEST_PATH) : text.toString();
    }

    /// A field's name comes from outside, so only what a name can be is repeated.
    private static String clean(String name) {
        return name.matches("[A-Za-z0-9_-]{1,60}") ? name : "?";
    }
}
