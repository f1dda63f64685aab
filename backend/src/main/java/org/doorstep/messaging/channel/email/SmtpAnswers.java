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
                    return ofAddress(address.getReturnCode());
                }
                case SMTPSenderFailedException sender -> {
                    return byCode(sender.getReturnCode(), RefusalEffect.HALT_SENDER);
                }
                case SMTPSendFailedException text -> {
                    // The code is -1 where the server hung up, perhaps after taking the message.
                    return byCode(text.getReturnCode(), RefusalEffect.NONE);
                }
                default -> {}
            }
        }
        return new InDoubt("no answer from the mail server");
    }

    private static @Nullable Exception next(Exception thrown) {
        return thrown instanceof MessagingException mail ? mail.getNextException() : null;
    }

    private static SendResult ofAddress(int code) {
        // 550 no such mailbox, 551 moved away, 553 not a name: no later try changes that.
        var bad = code == 550 || code == 551 || code == 553;
        return byCode(code, bad ? RefusalEffect.ADDRESS_BAD : RefusalEffect.NONE);
    }

    private static SendResult byCode(int code, RefusalEffect ifRefused) {
        if (code < 400) {
            return new InDoubt("the connection broke");
        }
        return code < 500
                ? new NotCalled(Integer.toString(code), TEMPORARY)
                : new Refused(Integer.toString(code), ifRefused);
    }
}
