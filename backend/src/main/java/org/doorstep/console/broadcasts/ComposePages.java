package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.SenderChoice;
import org.doorstep.messaging.Templates;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.security.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Writing a broadcast, and changing one that is still a draft.
@Controller
class ComposePages {

    private static final String ROW = "draft-broadcast";
    private static final String VIEW = "console/broadcast-form";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Broadcasts broadcasts;
    private final Templates templates;
    private final Choices choices;
    private final FormKeys keys;
    private final Wording wording;

    ComposePages(
            CurrentActor current,
            CurrentBranch branch,
            Broadcasts broadcasts,
            Templates templates,
            Choices choices,
            FormKeys keys,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.broadcasts = broadcasts;
        this.templates = templates;
        this.choices = choices;
        this.keys = keys;
        this.wording = wording;
    }

    @GetMapping("/console/broadcasts/new")
    @Permitted(ROW)
    String empty(
            @ModelAttribute("form") BroadcastForm form,
            @ModelAttribute("audience") AudienceForm audience,
            Model model) {
        var actor = current.get();
        model.addAttribute("key", keys.fresh());
        fill(model, branch.get(actor, ROW).id(), null, actor);
        return VIEW;
    }

    /// Writes a draft, once for each key: a form sent again comes to the same draft.
    @PostMapping("/console/broadcasts")
    @Permitted(ROW)
    ModelAndView draft(
            @RequestParam(required = false) @Nullable String key,
            @ModelAttribute("form") BroadcastForm form,
            @ModelAttribute("audience") AudienceForm audience,
            Model model) {
        var actor = current.get();
        var here = branch.get(actor, ROW).id();
        model.addAttribute("key", key);
        return answer(
                keys.once(
                        "draft-broadcast",
                        here,
                        key,
                        new Asked(form, audience),
                        id -> write(BroadcastId.of(id), form, audience, here, actor)),
                model,
                here,
                null);
    }

    /// What was sent, to tell one request from another.
    private record Asked(BroadcastForm form, AudienceForm audience) {}

    @GetMapping("/console/broadcasts/{id}/edit")
    @Permitted(ROW)
    String edit(@PathVariable String id, Model model) {
        var actor = current.get();
        var draft = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        if (draft.state() != Broadcast.State.DRAFT) {
            return "redirect:/console/broadcasts/" + draft.id();
        }
        var here = draft.plan().branch();
        var parts = choices.parts(here, draft, actor);
        model.addAttribute("form", BroadcastForm.of(draft, wording));
        model.addAttribute("audience", AudienceForm.of(draft.plan().audience(), parts::word));
        fill(model, here, draft, actor);
        return VIEW;
    }

    @PostMapping("/console/broadcasts/{id}/edit")
    @Permitted(ROW)
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long version,
            @ModelAttribute("form") BroadcastForm form,
            @ModelAttribute("audience") AudienceForm audience,
            Model model) {
        var actor = current.get();
        var draft = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        var here = draft.plan().branch();
        if (version == null) {
            Versions.required(null).orThrow();
        }
        var changed =
                plan(form, audience, here, draft, actor)
                        .then(plan ->
                                broadcasts.edit(
                                        draft.id(), version == null ? 0 : version, plan, actor));
        return answer(changed.map(one -> new Drafted(one.id().value())), model, here, draft);
    }

    private Outcome<Drafted> write(
            BroadcastId id, BroadcastForm form, AudienceForm audience, BranchId here, Actor actor) {
        return plan(form, audience, here, null, actor)
                .then(plan -> broadcasts.draft(id, plan, actor))
                .map(drafted -> new Drafted(drafted.id().value()));
    }

    private Outcome<BroadcastPlan> plan(
            BroadcastForm form,
            AudienceForm audience,
            BranchId here,
            @Nullable Broadcast draft,
            Actor actor) {
        var parts = choices.parts(here, draft, actor);
        return form.read(here, () -> audience.read(here, parts::find));
    }

    private ModelAndView answer(
            Outcome<Drafted> written, Model model, BranchId here, @Nullable Broadcast draft) {
        return switch (written) {
            case Outcome.Done<Drafted>(var drafted) ->
                    new ModelAndView("redirect:/console/broadcasts/" + drafted.id());
            case Outcome.Refused<Drafted>(var refusal) -> refused(refusal, model, here, draft);
        };
    }

    private ModelAndView refused(
            Refusal refusal, Model model, BranchId here, @Nullable Broadcast draft) {
        if (!Answers.isOfForm(refusal)) {
            throw new RefusedException(refusal);
        }
        fill(model, here, draft, current.get());
        return Answers.again(VIEW, model, refusal);
    }

    /// The channels where there is something to choose, or one sender alone that has a name of its
    /// own to show.
    private Map<ChannelName, List<SenderChoice>> senders(BranchId here) {
        var offered = new EnumMap<ChannelName, List<SenderChoice>>(ChannelName.class);
        for (var channel : List.of(ChannelName.PUSH, ChannelName.SMS, ChannelName.EMAIL)) {
            var choices = broadcasts.senders(here, channel);
            if (choices.size() > 1 || choices.stream().anyMatch(SenderChoice::isNamed)) {
                offered.put(channel, choices);
            }
        }
        return offered;
    }

    private void fill(Model model, BranchId here, @Nullable Broadcast draft, Actor actor) {
        model.addAttribute("draft", draft);
        model.addAttribute("branchId", here.value());
        model.addAttribute("templates", templates.list(here));
        model.addAttribute("senders", senders(here));
        choices.fill(model, here, choices.parts(here, draft, actor));
    }
}
