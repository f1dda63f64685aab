package org.doorstep.campaigns;

import java.util.UUID;

/// The id of a campaign: a named effort of a branch.
public record CampaignId(UUID value) {

    /// Reads the text form of [#toString()].
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static CampaignId of(String text) {
        return new CampaignId(UUID.fromString(text));
    }

    /// The UUID in lower case, as on the wire and in the store.
    @Override
    public String toString() {
        return value.toString();
    }
}
