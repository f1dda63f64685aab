package org.doorstep.messaging.channel.push;

import com.google.auth.Retryable;
import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.MessagingErrorCode;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;
import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

import javax.net.ssl.SSLHandshakeException;

/// What an unsuccessful answer of Firebase means.
final class FcmAnswers {

    /// What to wait after a refusal for load that names no time.
    private static final Duration QUOTA_WAIT = Duration.ofSeconds(60);

    private static final Duration OVERLOAD_WAIT = Duration.ofSeconds(10);

    private static final SendResult NO_ANSWER = new InDoubt("no answer from the push provider");
    private static final SendResult NO_CONNECTION =
            new NotCalled("no connection to the push provider", null);

    private FcmAnswers() {}

    /// Whether nothing came back from the provider.
    static boolean isWithoutAnswer(SendResult result) {
        return result.equals(NO_ANSWER) || result.equals(NO_CONNECTION);
    }

    /// Reads the SDK's exception. Where no answer came back it is in doubt, unless no connection
    /// was ever made.
    static SendResult read(FirebaseMessagingException answer) {
        var response = answer.getHttpResponse();
        if (response == null) {
            return withoutAnswer(answer);
        }
        var code = answer.getMessagingErrorCode();
        if (code != null) {
            return byCode(code, response);
        }
        return byStatus(response.getStatusCode(), response);
    }

    private static SendResult byCode(MessagingErrorCode code, IncomingHttpResponse response) {
        return switch (code) {
            case UNREGISTERED, SENDER_ID_MISMATCH ->
                    new Refused(code.name(), RefusalEffect.DEVICE_GONE);
            case INVALID_ARGUMENT ->
                    new Refused(
                            code.name(),
                            isTokenAtFault(response)
                                    ? RefusalEffect.DEVICE_GONE
                                    : RefusalEffect.HALT_BROADCAST);
            case QUOTA_EXCEEDED -> new NotCalled(code.name(), wait(response, QUOTA_WAIT));
            case THIRD_PARTY_AUTH_ERROR -> new Refused(code.name(), RefusalEffect.HALT_SENDER);
            // Turned away for load, with a wish for patience; an internal error may have happened
            // after the message was taken.
            case UNAVAILABLE -> new NotCalled(code.name(), wait(response, OVERLOAD_WAIT));
            case INTERNAL -> new InDoubt(code.name());
        };
    }

    private static SendResult byStatus(int status, IncomingHttpResponse response) {
        if (status == 429) {
            return new NotCalled("HTTP 429", wait(response, QUOTA_WAIT));
        }
        if (status == 401 || status == 403) {
            return new Refused("HTTP " + status, RefusalEffect.HALT_SENDER);
        }
        // A 404 without the provider's own detail says nothing about the device.
        return status >= 400 && status < 500
                ? new Refused("HTTP " + status, RefusalEffect.NONE)
                : new InDoubt("HTTP " + status);
    }

    private static boolean isTokenAtFault(IncomingHttpResponse response) {
        var content = response.getContent();
        var text = content == null ? "" : content.toLowerCase(Locale.ROOT);
        return text.contains("message.token")
                || text.contains("message.fid")
                || text.contains("registration token");
    }

    private static Duration wait(IncomingHttpResponse response, Duration otherwise) {
        // With a 503 the ordinary header is our own, to keep the SDK from trying again.
        var name = response.getStatusCode() == 503 ? FcmTransport.RETRY_AFTER : "retry-after";
        var value = header(response, name);
        if (value == null || !value.matches("[0-9]{1,6}")) {
            return otherwise;
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static @Nullable String header(IncomingHttpResponse response, String name) {
        var value = response.getHeaders().get(name);
        if (value instanceof Iterable<?> values) {
            var first = values.iterator();
            return first.hasNext() ? String.valueOf(first.next()) : null;
        }
        return value == null ? null : value.toString();
    }

    /// The first cause that says what happened, if any does.
    private static SendResult withoutAnswer(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                // Of the way in: the library does not publish the exception itself.
                case Retryable noToken -> {
                    return noToken.isRetryable()
                            ? new NotCalled("no access token from the provider", OVERLOAD_WAIT)
                            : new Refused("no access token", RefusalEffect.HALT_SENDER);
                }
                case HttpHostConnectException _,
                        ConnectTimeoutException _,
                        ConnectionRequestTimeoutException _,
                        ConnectException _,
                        UnknownHostException _,
                        SSLHandshakeException _ -> {
                    return NO_CONNECTION;
                }
                default -> {}
            }
        }
        return NO_ANSWER;
    }
}
