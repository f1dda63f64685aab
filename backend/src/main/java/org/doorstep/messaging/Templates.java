package org.doorstep.messaging;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.template.Renderer;
import org.doorstep.messaging.template.SmsSize;
import org.doorstep.messaging.template.TemplateRules;
import org.doorstep.messaging.template.TemplateStore;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The door to templates: draft, correct, approve, look. A version never changes; whoever corrects
/// writes the next one, which needs approval again. Safe for use by many threads.
public final class Templates {

    private static final String DRAFT = "draft-broadcast";
    private static final String APPROVE = "approve-broadcast";

    private final TemplateStore store;
    private final Renderer renderer;
    private final Branches branches;
    private final Permissions permissions;
    private final IdSource ids;
    private final Clock clock;

    public Templates(
            TemplateStore store,
            Renderer renderer,
            Branches branches,
            Permissions permissions,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.renderer = renderer;
        this.branches = branches;
        this.permissions = permissions;
        this.ids = ids;
        this.clock = clock;
    }

    /// What somebody writes.
    ///
    /// @param branch whose template it is
    /// @param name for people, 1 to 100 characters
    /// @param templateClass logistics need only the purpose `MY_SHIFTS`; election material needs an
    ///   imprint
    /// @param purpose what a recipient must have agreed to
    /// @param texts by language, at least one
    /// @param imprint its own imprint, or null for the branch's
    public record Draft(
            BranchId branch,
            String name,
            TemplateClass templateClass,
            Purpose purpose,
            Map<Language, TemplateText> texts,
            @Nullable String imprint) {

        public Draft {
            texts = Map.copyOf(texts);
        }
    }

    /// What a template looks like on one channel.
    ///
    /// @param encoding the alphabet of a text message, empty for other channels
    /// @param characters how long the body is
    /// @param segments what a text message costs, 0 for other channels
    public record Preview(
            ChannelName channel,
            String subject,
            String body,
            @Nullable String html,
            String imprint,
            String encoding,
            int characters,
            int segments) {}

    /// Writes the first version of a new template.
    public Outcome<Template> draft(Draft draft, Actor by) {
        return permissions
                .check(by, DRAFT, draft.branch())
                .then(allowed -> keep(version(new TemplateId(ids.next()), 1, draft, by)));
    }

    /// Writes the next version.
    ///
    /// @param basedOn the version that was read; refused as stale where there is a newer one
    public Outcome<Template> revise(TemplateId id, int basedOn, Draft draft, Actor by) {
        var newest = store.newest(id);
        if (newest.isEmpty() || !newest.get().branch().equals(draft.branch())) {
            return Outcome.refused(Refusal.notFound());
        }
        if (newest.get().version() != basedOn) {
            return stale();
        }
        return permissions
                .check(by, DRAFT, draft.branch())
                .then(allowed -> keep(version(id, basedOn + 1, draft, by)));
    }

    /// Approves a version together with its class. Whoever drafted it cannot.
    public Outcome<Template> approve(TemplateId id, int version, Actor by) {
        var found = store.find(id, version);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var template = found.get();
        return permissions
                .check(by, APPROVE, template.branch())
                .then(allowed -> {
                    if (template.draftedBy().equals(by.account())) {
                        return Outcome.refused(
                                Refusal.of(
                                        ProblemCode.FORBIDDEN,
                                        "who drafts does not approve",
                                        "Ask another organiser or the agent."));
                    }
                    store.approve(id, version, by.account(), London.now(clock));
                    return Outcome.done(store.find(id, version).orElseThrow());
                });
    }

    /// The newest version of a template.
    public Optional<Template> find(TemplateId id) {
        return store.newest(id);
    }

    /// One version.
    public Optional<Template> find(TemplateVersion version) {
        return store.find(new TemplateId(version.template()), version.number());
    }

    /// The newest version of every template a branch may use: its own and those of the branches
    /// above, by name.
    public List<Template> list(BranchId branch) {
        var lineage = branches.lineage(branch).stream().map(Branch::id).toList();
        return lineage.isEmpty() ? List.of() : store.ofBranches(lineage);
    }

    /// What a template looks like on each of its channels.
    ///
    /// @param branch who sends it, for the imprint
    /// @param mergeValues by field; unknown ones are left out of the text
    public List<Preview> preview(
            Template template,
            BranchId branch,
            Language language,
            Map<String, String> mergeValues) {
        var previews = new ArrayList<Preview>();
        for (var channel : template.channels()) {
            var rendered = renderer.render(template, branch, channel, language, mergeValues);
            var size = SmsSize.of(rendered.body());
            var isText = channel == ChannelName.SMS;
            previews.add(
                    new Preview(
                            channel,
                            rendered.subject(),
                            rendered.body(),
                            rendered.html(),
                            rendered.imprint(),
                            isText ? size.encoding().label() : "",
                            size.characters(),
                            isText ? size.segments() : 0));
        }
        return previews;
    }

    /// The characters of a text message that halve what fits into a segment, each once; empty where
    /// there are none.
    public String costlyCharacters(String text) {
        return SmsSize.offending(text);
    }

    private Outcome<Template> keep(Template version) {
        var faults = TemplateRules.faults(version, renderer.imprint(version, version.branch()));
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        return store.add(version) ? Outcome.done(version) : stale();
    }

    private Template version(TemplateId id, int number, Draft draft, Actor by) {
        var texts = new TreeMap<Language, TemplateText>();
        draft.texts().forEach((language, text) -> texts.put(language, TemplateRules.cleaned(text)));
        return new Template(
                id,
                number,
                draft.branch(),
                draft.name().strip(),
                draft.templateClass(),
                draft.purpose(),
                texts,
                draft.imprint(),
                by.account(),
                London.now(clock),
                null,
                null);
    }

    private static Outcome<Template> stale() {
        return Outcome.refused(
                Refusal.of(
                        ProblemCode.VERSION_STALE,
                        "a template is corrected from its newest version",
                        "Read it again and repeat your change."));
    }
}
