package org.doorstep.messaging.channel.email;

import java.util.regex.Pattern;

/// A mail system's own word for what became of a mail, for example `5.1.1`. Immutable, safe to
/// share.
///
/// @param type 2 success, 4 not now, 5 never; 0 where there is no status
/// @param subject what it is about: 1 the address, 2 the mailbox, 7 a policy
/// @param detail which of the subject's cases
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463</a>
record EnhancedStatus(int type, int subject, int detail) {

    private static final Pattern STATUS =
            Pattern.compile("(?<![0-9.])([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?![0-9.])");
    private static final Pattern DEAD_REPLY = Pattern.compile("55[013][ -]");
    private static final EnhancedStatus NONE = new EnhancedStatus(0, 0, 0);

    /// The first status in a line, or one of type 0.
    static EnhancedStatus of(String line) {
        var found = STATUS.matcher(line);
        return found.find()
                ? new EnhancedStatus(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)))
                : NONE;
    }

    /// Whether a reply without a status says it by its code alone: 550 no such mailbox, 551 moved
    /// away, 553 not a name.
    static boolean isDeadReply(String line) {
        return of(line).equals(NONE) && DEAD_REPLY.matcher(line).lookingAt();
    }

    /// Whether the address will never work: unknown, malformed, moved away or switched off. A full
    /// mailbox or a policy of the moment is not that, whatever its type.
    boolean isDeadAddress() {
        return type == 5
                && switch (subject) {
                    // 5.1.7 and 5.1.8 blame the sender's address.
                    case 1 -> detail != 7 && detail != 8;
                    case 2 -> detail == 1;
                    // "Other": all that many systems say of a mailbox that does not exist.
                    case 0, 5 -> detail == 0;
                    default -> false;
                };
    }

    @Override
    public String toString() {
        return type + "." + subject + "." + detail;
    }
}
