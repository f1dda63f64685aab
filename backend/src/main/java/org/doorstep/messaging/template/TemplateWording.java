package org.doorstep.messaging.template;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateId;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.security.BranchId;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the ledger asks about a template version. An approved version never changes, so what was
/// read once is kept for the next few thousand people. Safe for use by many threads.
public final class TemplateWording implements Wording {

    private static final int MOST_KEPT = 500;

    private final TemplateStore store;
    private final Renderer renderer;
    private final Map<TemplateVersion, Template> read = new ConcurrentHashMap<>();

    public TemplateWording(TemplateStore store, Renderer renderer) {
        this.store = store;
        this.renderer = renderer;
    }

    @Override
    public Optional<Facts> facts(TemplateVersion version) {
        return find(version)
                .map(template ->
                        new Facts(
                                template.branch(),
                                template.templateClass(),
                                template.purpose(),
                                template.channels(),
                                isImprintMissing(template),
                                renderer.mergeFields(template),
                                template.isApproved()));
    }

    @Override
    public Rendered render(
            TemplateVersion version,
            BranchId branch,
            ChannelName channel,
            Language language,
            Map<String, String> mergeValues) {
        return renderer.render(find(version).orElseThrow(), branch, channel, language, mergeValues);
    }

    @Override
    public int segments(Rendered text) {
        return SmsSize.of(text.body()).segments();
    }

    @Override
    public String costlyCharacters(Rendered text) {
        return SmsSize.offending(text.body());
    }

    @Override
    public int plainSegments(Rendered text) {
        return SmsSize.of(SmsCleaning.plain(text.body())).segments();
    }

    private boolean isImprintMissing(Template template) {
        return template.templateClass() == TemplateClass.ELECTION_MATERIAL
                && renderer.imprint(template, template.branch()).isEmpty();
    }

    private Optional<Template> find(TemplateVersion version) {
        var known = read.get(version);
        if (known != null && known.isApproved()) {
            return Optional.of(known);
        }
        var found = store.find(new TemplateId(version.template()), version.number());
        if (read.size() >= MOST_KEPT) {
            read.clear();
        }
        found.ifPresent(template -> read.put(version, template));
        return found;
    }
}
