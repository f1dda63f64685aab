package org.doorstep.messaging;

import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One version of a template. A version never changes: a correction is a new version. Immutable,
/// safe to share.
///
/// @param id the template
/// @param version from 1
/// @param branch whose it is; branches below may use it
/// @param name for people, 1 to 100 characters
/// @param templateClass what rules bind it
/// @param purpose what a recipient must have agreed to
/// @param texts what it says, by language; at least one
/// @param imprint its own imprint, or null where the branch's holds
/// @param draftedBy who wrote this version
/// @param draftedAt when
/// @param approvedBy who approved this version with its class, never the drafter; null before
/// @param approvedAt when, or null
public record Template(
        TemplateId id,
        int version,
        BranchId branch,
        String name,
        TemplateClass templateClass,
        Purpose purpose,
        Map<Language, TemplateText> texts,
        @Nullable String imprint,
        AccountId draftedBy,
        Instant draftedAt,
        @Nullable AccountId approvedBy,
        @Nullable Instant approvedAt) {

    public Template {
        texts = Map.copyOf(texts);
    }

    /// Whether a second person has approved it.
    public boolean isApproved() {
        return approvedBy != null;
    }

    /// The channels it has a variant for, in any language.
    public Set<ChannelName> channels() {
        var channels = new TreeSet<ChannelName>();
        for (var text : texts.values()) {
            if (text.push() != null) {
                channels.add(ChannelName.PUSH);
            }
            if (text.sms() != null) {
                channels.add(ChannelName.SMS);
            }
            if (text.email() != null) {
                channels.add(ChannelName.EMAIL);
            }
        }
        return channels;
    }
}
