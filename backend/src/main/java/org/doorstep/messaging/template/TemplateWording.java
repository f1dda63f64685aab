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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the ledger asks about a template version. An approved version never changes, so what was
/// read once is kept for the next few thousand people. Safe for use by many threads.
public final class TemplateWording implements Wording {

    private static final int MOST_KEPT = 500;

    private final TemplateStore store;
    private final Renderer renderer;
    private final Map<TemplateVersion, Kept> read = new ConcurrentHashMap<>();

    /// What was read once. All of it lasts but for the approval, which may still come.
    private record Kept(Template template, Set<String> mergeFields) {}

    public TemplateWording(TemplateStore store, Renderer renderer) {
        this.store = store;
        this.renderer = renderer;
    }

    @Override
    public Optional<Facts> facts(TemplateVersion version) {
        var known = read.get(version);
        return (known != null && known.template().isApproved()
                        ? Optional.of(known)
                        : readNow(version))
                .map(this::facts);
    }

    @Override
    public Optional<Facts> lasting(TemplateVersion version) {
        return find(version).map(this::facts);
    }

    private Facts facts(Kept kept) {
        var template = kept.template();
        return new Facts(
                template.branch(),
                template.templateClass(),
                template.purpose(),
                template.channels(),
                isImprintMissing(template),
                kept.mergeFields(),
                template.isApproved());
    }

    @Override
    public Rendered render(
            TemplateVersion version,
            BranchId branch,
            ChannelName channel,
            Language language,
            Map<String, String> mergeValues) {
        return renderer.render(
                find(version).orElseThrow().template(), branch, channel, language, mergeValues);
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

    private Optional<Kept> find(TemplateVersion version) {
        var known = read.get(version);
        return known == null ? readNow(version) : Optional.of(known);
    }

    private Optional<Kept> readNow(TemplateVersion version) {
        var found =
                store.find(new TemplateId(version.template()), version.number())
                        .map(template -> new Kept(template, renderer.mergeFields(template)));
        if (read.size() >= MOST_KEPT) {
            read.clear();
        }
        found.ifPresent(kept -> read.put(version, kept));
        return found;
    }
}
