package org.doorstep.console.broadcasts;

import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.Templates;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a template looks like on each channel to the person who looks at it.
@Component
class TemplateLook {

    private final Templates templates;
    private final List<AudienceSource> sources;

    TemplateLook(Templates templates, List<AudienceSource> sources) {
        this.templates = templates;
        this.sources = sources;
    }

    /// One channel in one language.
    ///
    /// @param costly the characters that make a text message dearer; empty on other channels
    record Look(Language language, Templates.Preview preview, String costly) {

        public boolean isText() {
            return preview.channel() == ChannelName.SMS;
        }
    }

    List<Look> of(Broadcast broadcast, Actor reader) {
        var plan = broadcast.plan();
        return templates
                .find(plan.template())
                .map(template -> of(template, plan.branch(), reader))
                .orElse(List.of());
    }

    List<Look> of(Template template, BranchId branch, Actor reader) {
        var looks = new ArrayList<Look>();
        var values = mergeValues(reader);
        for (var language : Language.values()) {
            if (template.texts().containsKey(language)) {
                templates
                        .preview(template, branch, language, values)
                        .forEach(
                                preview -> looks.add(new Look(language, preview, costly(preview))));
            }
        }
        return looks;
    }

    private String costly(Templates.Preview preview) {
        return preview.channel() == ChannelName.SMS
                ? templates.costlyCharacters(preview.body())
                : "";
    }

    /// The reader stands in for a recipient.
    private Map<String, String> mergeValues(Actor reader) {
        RecipientRef me = new RecipientRef.VolunteerRef(reader.account().value());
        return sources.stream()
                .filter(source -> source.kind().equals(AudienceForm.PEOPLE))
                .flatMap(source -> source.addresses(Set.of(me)).values().stream())
                .findFirst()
                .map(reachable -> reachable.mergeValues())
                .orElse(Map.of());
    }
}
