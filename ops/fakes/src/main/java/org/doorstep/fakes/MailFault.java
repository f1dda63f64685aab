package org.doorstep.fakes;

import java.time.Duration;

/// What goes wrong with one mail, or with a connection before there is one.
///
/// @param stage where in the conversation it happens
/// @param accepts whether the mail is accepted (and logged) all the same; only possible at
///   [Stage#MESSAGE]
/// @param delay waited before the answer at that stage
/// @param surface what the caller sees
/// @param code SMTP reply code of a [Surface#REPLY]; 421 also closes the connection
/// @param text the rest of the reply
public record MailFault(
        Stage stage, boolean accepts, Duration delay, Surface surface, int code, String text) {

    /// Stages of an SMTP conversation. The first two belong to the connection, the others to the
    /// mail.
    public enum Stage {
        /// In place of the greeting.
        GREETING,
        /// In answer to AUTH.
        LOGIN,
        /// In answer to RCPT TO.
        RECIPIENT,
        /// In answer to the end of the mail's text.
        MESSAGE
    }

    /// What the caller sees.
    public enum Surface {
        /// A reply with the code.
        REPLY,
        /// Nothing, until the caller gives up.
        HANG,
        /// A connection reset.
        RESET,
        /// A closed connection.
        CLOSED
    }

    /// Nothing is wrong.
    public static MailFault accept() {
        return new MailFault(Stage.MESSAGE, true, Duration.ZERO, Surface.REPLY, 250, "2.0.0 Ok");
    }

    /// Accepted, answered late.
    public static MailFault answerAfter(Duration delay) {
        return accept().delayed(delay);
    }

    /// The connection is refused with a reply such as 421 or 554; for [SmtpServer#connections()].
    public static MailFault noService(int code) {
        return reply(Stage.GREETING, code, "no service here");
    }

    /// No greeting ever comes; for [SmtpServer#connections()].
    public static MailFault silentGreeting() {
        return at(Stage.GREETING, false, Surface.HANG);
    }

    /// Wrong user or password; for [SmtpServer#connections()].
    public static MailFault loginRefused() {
        return reply(Stage.LOGIN, 535, "5.7.8 Authentication credentials invalid");
    }

    /// 550: there is no such address.
    public static MailFault noSuchAddress() {
        return reply(Stage.RECIPIENT, 550, "5.1.1 No such user");
    }

    /// 451: this address later, please (greylisting).
    public static MailFault addressLater() {
        return reply(Stage.RECIPIENT, 451, "4.7.1 Try again later");
    }

    /// A reply such as 554, 452 or 421 to the text of the mail; not accepted.
    public static MailFault messageRefused(int code) {
        return reply(Stage.MESSAGE, code, code >= 500 ? "5.7.1 Refused" : "4.3.0 Not now");
    }

    /// Closed after the text of the mail; whether it was accepted the caller cannot know.
    public static MailFault closedAfterData(boolean accepts) {
        return at(Stage.MESSAGE, accepts, Surface.CLOSED);
    }

    /// Reset after the text of the mail; whether it was accepted the caller cannot know.
    public static MailFault resetAfterData(boolean accepts) {
        return at(Stage.MESSAGE, accepts, Surface.RESET);
    }

    /// Silent after the text of the mail; whether it was accepted the caller cannot know.
    public static MailFault hangAfterData(boolean accepts) {
        return at(Stage.MESSAGE, accepts, Surface.HANG);
    }

    /// 421 after the text of the mail although it was accepted.
    public static MailFault goingAwayAfterAccept() {
        return new MailFault(
                Stage.MESSAGE, true, Duration.ZERO, Surface.REPLY, 421, "4.3.2 Going away");
    }

    /// The same, later.
    public MailFault delayed(Duration by) {
        return new MailFault(stage, accepts, by, surface, code, text);
    }

    private static MailFault reply(Stage stage, int code, String text) {
        return new MailFault(stage, false, Duration.ZERO, Surface.REPLY, code, text);
    }

    private static MailFault at(Stage stage, boolean accepts, Surface surface) {
        return new MailFault(stage, accepts, Duration.ZERO, surface, 0, "");
    }
}
