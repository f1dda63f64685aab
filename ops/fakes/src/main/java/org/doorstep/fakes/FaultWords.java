package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/// Faults by the names of their factory methods, for the control port.
final class FaultWords {

    private FaultWords() {}

    /// Reads `fault` with `delayMs`, `retryAfter` (seconds), `status` and `code`.
    ///
    /// @throws IllegalArgumentException if there is no such fault
    static Fault http(JsonNode words) {
        String name = words.path("fault").asString("");
        Fault fault =
                switch (name) {
                    case "accept" -> Fault.accept();
                    case "tooManyRequests" -> Fault.tooManyRequests(retryAfter(words));
                    case "unavailable" -> Fault.unavailable(retryAfter(words));
                    case "serverError" -> Fault.serverError();
                    case "serverErrorAfterAccept" -> Fault.serverErrorAfterAccept();
                    case "badGateway" -> Fault.badGateway();
                    case "unauthorised" -> Fault.unauthorised();
                    case "unregistered" -> Fault.unregistered();
                    case "invalidArgument" -> Fault.invalidArgument();
                    case "senderMismatch" -> Fault.senderMismatch();
                    case "refused" -> Fault.refused(words.path("status").asInt(400), code(words));
                    case "withoutId" -> Fault.withoutId();
                    case "truncated" -> Fault.truncated();
                    case "brokenJson" -> Fault.brokenJson();
                    case "wrongContentType" -> Fault.wrongContentType();
                    case "reset" -> Fault.reset();
                    case "resetAfterAccept" -> Fault.resetAfterAccept();
                    case "resetMidway" -> Fault.resetMidway();
                    case "closedAfterAccept" -> Fault.closedAfterAccept();
                    case "hang" -> Fault.hang();
                    case "hangAfterAccept" -> Fault.hangAfterAccept();
                    default ->
                            throw new IllegalArgumentException(
                                    "no fault called '" + name + "' for FCM or Twilio");
                };
        return fault.delayed(delay(words));
    }

    /// Reads `fault` with `delayMs`, `code` (an SMTP reply code) and `accepts`.
    ///
    /// @throws IllegalArgumentException if there is no such fault
    static MailFault mail(JsonNode words) {
        String name = words.path("fault").asString("");
        boolean accepts = words.path("accepts").asBoolean(false);
        MailFault fault =
                switch (name) {
                    case "accept" -> MailFault.accept();
                    case "noService" -> MailFault.noService(words.path("code").asInt(421));
                    case "silentGreeting" -> MailFault.silentGreeting();
                    case "loginRefused" -> MailFault.loginRefused();
                    case "noSuchAddress" -> MailFault.noSuchAddress();
                    case "addressLater" -> MailFault.addressLater();
                    case "messageRefused" ->
                            MailFault.messageRefused(words.path("code").asInt(554));
                    case "closedAfterData" -> MailFault.closedAfterData(accepts);
                    case "resetAfterData" -> MailFault.resetAfterData(accepts);
                    case "hangAfterData" -> MailFault.hangAfterData(accepts);
                    case "goingAwayAfterAccept" -> MailFault.goingAwayAfterAccept();
                    default ->
                            throw new IllegalArgumentException(
                                    "no fault called '" + name + "' for SMTP");
                };
        return fault.delayed(delay(words));
    }

    /// Puts a fault where `to`, `next`, `share` or none of them says.
    static <F> void place(Faults<F> script, F fault, JsonNode words) {
        if (words.has("seed")) {
            script.seed(words.path("seed").asLong());
        }
        if (words.has("to")) {
            script.to(words.path("to").asString(), fault);
        } else if (words.has("next")) {
            for (int n = words.path("next").asInt(); n > 0; n--) {
                script.next(fault);
            }
        } else if (words.has("share")) {
            script.share(words.path("share").asDouble(), fault);
        } else {
            script.always(fault);
        }
    }

    private static @Nullable Duration retryAfter(JsonNode words) {
        return words.has("retryAfter")
                ? Duration.ofSeconds(words.path("retryAfter").asLong())
                : null;
    }

    private static @Nullable String code(JsonNode words) {
        return words.has("code") ? words.path("code").asString() : null;
    }

    private static Duration delay(JsonNode words) {
        return Duration.ofMillis(words.path("delayMs").asLong(0));
    }
}
