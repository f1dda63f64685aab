package org.doorstep.messaging;

import java.util.UUID;

/// Whom a message is for, without saying how to reach them. Immutable, safe to share.
///
/// The text form (`VOLUNTEER:<id>`, `ELECTOR:<id>`) is what stands in the ledger; it sorts, and
/// audiences are handed out in its order.
public sealed interface RecipientRef {

    /// The id in its owner's room.
    UUID id();

    /// The kind in capitals, a colon, the id in lower case.
    String text();

    /// Reads the form of [#text()].
    ///
    /// @throws IllegalArgumentException where the text is not of that form
    static RecipientRef parse(String text) {
        var colon = text.indexOf(':');
        var kind = colon < 0 ? "" : text.substring(0, colon);
        var id = text.substring(colon + 1);
        return switch (kind) {
            case VolunteerRef.KIND -> new VolunteerRef(UUID.fromString(id));
            case ElectorRef.KIND -> new ElectorRef(UUID.fromString(id));
            default -> throw new IllegalArgumentException("a recipient is VOLUNTEER: or ELECTOR:");
        };
    }

    /// A volunteer, by the id membership gave.
    record VolunteerRef(UUID id) implements RecipientRef {

        private static final String KIND = "VOLUNTEER";

        @Override
        public String text() {
            return KIND + ":" + id;
        }
    }

    /// An elector, by our own id, which survives editions of the register.
    record ElectorRef(UUID id) implements RecipientRef {

        private static final String KIND = "ELECTOR";

        @Override
        public String text() {
            return KIND + ":" + id;
        }
    }
}
