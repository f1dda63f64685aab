package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.security.BranchId;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Port: what a template version says. Implemented by the templates of this room; a version never
/// changes once a broadcast uses it, so the same values give the same text for ever.
public interface Wording {

    /// The most segments one text message may have: 918 seven-bit units.
    int MOST_SEGMENTS = 6;

    /// What is to be known about a version before it is sent, or empty for an unknown one.
    Optional<Facts> facts(TemplateVersion version);

    /// The same as it was last read, for all that does not change any more: everything but the
    /// approval. Costs no read for a version that was used before.
    Optional<Facts> lasting(TemplateVersion version);

    /// The version filled in for one person. Unknown merge fields are left empty. The imprint is
    /// the template's, else that of the branch.
    Rendered render(
            TemplateVersion version,
            BranchId branch,
            ChannelName channel,
            Language language,
            Map<String, String> mergeValues);

    /// The SMS segments of a rendered text.
    int segments(Rendered text);

    /// The characters of a rendered text that keep it out of the seven-bit alphabet and so make it
    /// dearer, each once; empty where there are none.
    String costlyCharacters(Rendered text);

    /// The SMS segments of a rendered text if each of those characters were a plain one.
    int plainSegments(Rendered text);

    /// What is to be known about a version.
    ///
    /// @param branch whose template it is
    /// @param templateClass its class
    /// @param purpose the consent it needs
    /// @param channels the channels it has a wording for
    /// @param imprintMissing whether it is election material and neither it nor its branch has an
    ///   imprint
    /// @param mergeFields the fields it uses; no others are kept with an attempt
    /// @param approved whether a second person has approved it with its class
    record Facts(
            BranchId branch,
            TemplateClass templateClass,
            Purpose purpose,
            Set<ChannelName> channels,
            boolean imprintMissing,
            Set<String> mergeFields,
            boolean approved) {}
}
