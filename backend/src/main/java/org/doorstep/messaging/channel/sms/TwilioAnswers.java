package org.doorstep.messaging.channel.sms;

import com.twilio.exception.ApiException;

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

/// What an unsuccessful answer of Twilio means: a definite no only where the provider said so, in
/// doubt wherever it may have taken the text, never sent where no connection was made.
final class TwilioAnswers {

    private static final int TOO_MANY = 20429;

    private TwilioAnswers() {}

    /// @param seen the status line, or null where none came back
    static SendResult read(ApiException answer, TwilioClient.@Nullable Seen seen) {
        if (seen == null) {
            return neverConnected(answer)
                    ? new NotCalled("no connection to the SMS provider", null)
                    : new InDoubt("no answer from the SMS provider");
        }
        var wait = wait(seen.retryAfter());
        var status = seen.status();
        if (status == 429) {
            return TwilioCodes.read(TOO_MANY, wait);
        }
        if (status < 400 || status >= 500) {
            return new InDoubt("HTTP " + status);
        }
        var code = answer.getCode();
        if (status == 401 || (status == 403 && !TwilioCodes.isKnown(code))) {
            return new Refused(name(answer, status), RefusalEffect.HALT_SENDER);
        }
        return code == null
                ? new Refused("HTTP " + status, RefusalEffect.NONE)
                : TwilioCodes.read(code, wait);
    }

    private static String name(ApiException answer, int status) {
        var code = answer.getCode();
        return code == null ? "HTTP " + status : code.toString();
    }

    private static @Nullable Duration wait(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }

    private static boolean neverConnected(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpHostConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException
                    || cause instanceof ConnectException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
