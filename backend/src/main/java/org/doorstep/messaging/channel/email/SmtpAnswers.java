package org.doorstep.messaging.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What an unsuccessful SMTP dialogue means. A reply of the server is a definite answer; no reply
/// once the text has begun leaves the message in doubt, whatever the library says about unsent
/// addresses.
final class SmtpAnswers {

    /// What to wait after a temporary refusal: the shortest pause between two tries that
    /// grey-listing servers accept.
    private static final Duration TEMPORARY = Duration.ofMinutes(5);

    /// What to wait where a connection broke.
    private static final Duration BROKEN = Duration.ofSeconds(10);

    private static final int GOING_AWAY = 421;
    private static final String END_OF_TEXT = ".";

    private SmtpAnswers() {}

    /// No connection: nothing was sent.
    static SendResult notConnected(MessagingException thrown) {
        return thrown instanceof AuthenticationFailedException
                ? new Refused("authentication failed", RefusalEffect.HALT_SENDER)
                : new NotCalled("no connection to the mail server", null);
    }

    /// The dialogue of one message did not end well.
    static SendResult read(MessagingException thrown) {
        for (@Nullable Exception cause = thrown; cause != null; cause = next(cause)) {
            switch (cause) {
                case SMTPAddressFailedException address -> {
                    return beforeTheText(address.getReturnCode(), effectOn(address.getMessage()));
                }
                case SMTPSenderFailedException sender -> {
                    return beforeTheText(sender.getReturnCode(), RefusalEffect.HALT_SENDER);
                }
                case SMTPSendFailedException text -> {
                    return ofText(text);
                }
                default -> {}
            }
        }
        return new InDoubt("no answer from the mail server");
    }

    private static @Nullable Exception next(Exception thrown) {
        return thrown instanceof MessagingException mail ? mail.getNextException() : null;
    }

    /// Sender or recipient were not taken, so the text was never begun: a connection that broke
    /// there has left nothing behind.
    private static SendResult beforeTheText(int code, RefusalEffect ifRefused) {
        return code < 400
                ? new NotCalled("the connection broke before the text", BROKEN)
                : byCode(code, ifRefused);
    }

    /// What a refused recipient means for the address, by the server's line.
    private static RefusalEffect effectOn(@Nullable String line) {
        return line != null
                        && (EnhancedStatus.of(line).isDeadAddress()
                                || EnhancedStatus.isDeadReply(line))
                ? RefusalEffect.ADDRESS_BAD
                : RefusalEffect.NONE;
    }

    private static SendResult ofText(SMTPSendFailedException answer) {
        var code = answer.getReturnCode();
        // The code is -1 where the server hung up, and 421 where it is about to: in answer to the
        // end of the text either may come after the message was taken.
        if (code < 400 || (code == GOING_AWAY && END_OF_TEXT.equals(answer.getCommand()))) {
            return new InDoubt("the connection broke");
        }
        return byCode(code, RefusalEffect.NONE);
    }

    private static SendResult byCode(int code, RefusalEffect ifRefused) {
        return code < 500
                ? new NotCalled(Integer.toString(code), TEMPORARY)
                : new Refused(Integer.toString(code), ifRefused);
    }
}
