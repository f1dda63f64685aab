package org.doorstep.messaging.channel;

import org.doorstep.kernel.PhoneNumber;

import java.time.Instant;
import java.util.List;

/// Port: what the SMS provider has of ours for a number. Called when it is in doubt whether a text
/// was accepted; the ledger judges what is found.
public interface TextLookUp {

    /// All our messages to a number that the provider created between two instants, both inclusive,
    /// listed without a date-sent filter (a queued message has none). One page after the other is
    /// read until the listing is complete.
    LookedUp sentTo(PhoneNumber number, Instant from, Instant until);

    /// What a look-up gave.
    sealed interface LookedUp {

        /// The listing is complete.
        record Complete(List<FoundText> texts) implements LookedUp {

            public Complete {
                texts = List.copyOf(texts);
            }
        }

        /// The provider could not be asked to the end; this proves nothing.
        ///
        /// @param reason in plain words
        record Incomplete(String reason) implements LookedUp {}
    }

    /// One text the provider has.
    ///
    /// @param providerId the provider's name for it
    /// @param body the text as the provider holds it
    /// @param event where it stands
    /// @param createdAt when the provider created it
    record FoundText(String providerId, String body, ProviderEvent event, Instant createdAt) {

        /// Leaves the text out.
        @Override
        public String toString() {
            return "FoundText[" + providerId + "]";
        }
    }
}
