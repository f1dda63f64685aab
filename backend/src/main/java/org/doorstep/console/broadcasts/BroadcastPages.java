package org.doorstep.console.broadcasts;

import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.RefusedException;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.Counting;
import org.doorstep.messaging.SenderWatch;
import org.doorstep.security.Actor;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Duration;

/// The list of broadcasts; one broadcast, as a preview while it is a draft and live afterwards; try
/// it on oneself, launch it.
@Controller
class BroadcastPages {

    private static final int ON_A_PAGE = 25;

    /// After this the page comes without the count and asks for it again.
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private static final String PREVIEW = "console/broadcast-preview";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Broadcasts broadcasts;
    private final TemplateLook look;
    private final SenderWatch senders;
    private final FormKeys keys;
    private final Wording wording;

    BroadcastPages(
            CurrentActor current,
            CurrentBranch branch,
            Broadcasts broadcasts,
            TemplateLook look,
            SenderWatch senders,
            FormKeys keys,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.broadcasts = broadcasts;
        this.look = look;
        this.senders = senders;
        this.keys = keys;
        this.wording = wording;
    }

    @GetMapping("/console/broadcasts")
    @Permitted("broadcast-outcomes")
    String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
        var actor = current.get();
        var here = branch.get(actor, "broadcast-outcomes");
        var page =
                broadcasts
                        .list(here.id(), new PageRequest(ON_A_PAGE, Asked.cursor(cursor)), actor)
                        .orThrow();
        model.addAttribute("branchName", here.name());
        model.addAttribute("page", page.map(one -> row(one, actor)));
        return "console/broadcasts";
    }

    @GetMapping("/console/broadcasts/{id}")
    @Permitted("broadcast-outcomes")
    ModelAndView show(@PathVariable String id, Model model) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        if (broadcast.state() != Broadcast.State.DRAFT) {
            watch(model, broadcast, actor);
            return new ModelAndView("console/broadcast", model.asMap());
        }
        return preview(model, broadcast, actor);
    }

    /// The live part of the page, asked for again and again while it runs.
    @GetMapping("/console/broadcasts/{id}/live")
    @Permitted("broadcast-outcomes")
    String live(@PathVariable String id, Model model) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        watch(model, broadcast, actor);
        return "console/broadcast :: #live";
    }

    /// Who would get it, asked for again and again while a large audience is counted. A draft that
    /// was launched meanwhile has a page of another kind.
    @GetMapping("/console/broadcasts/{id}/count")
    @Permitted("broadcast-outcomes")
    String count(@PathVariable String id, Model model, HttpServletResponse response) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        describe(model, broadcast, actor);
        if (broadcast.state() == Broadcast.State.DRAFT) {
            count(model, broadcast, actor);
        } else {
            response.setHeader("HX-Refresh", "true");
        }
        return PREVIEW + " :: #funnel";
    }

    @PostMapping("/console/broadcasts/{id}/try")
    @Permitted("draft-broadcast")
    String sendToMyself(@PathVariable String id, RedirectAttributes next) {
        var broadcast = BroadcastPaths.read(id);
        switch (broadcasts.sendToMyself(broadcast, current.get())) {
            case Outcome.Done<Broadcast>(var _) ->
                    next.addFlashAttribute("said", wording.of("broadcast.tried"));
            case Outcome.Refused<Broadcast>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                next.addFlashAttribute("refusal", refusal);
            }
        }
        return BroadcastPaths.page(broadcast);
    }

    /// Launches, once for each key: a form sent again comes to the same broadcast.
    @PostMapping("/console/broadcasts/{id}/launch")
    @Permitted("launch-broadcast")
    ModelAndView launch(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String key,
            Model model,
            RedirectAttributes next) {
        var actor = current.get();
        var known = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        var launched =
                keys.once(
                        "launch-broadcast",
                        known.plan().branch(),
                        key,
                        known.id(),
                        reserved ->
                                broadcasts
                                        .launch(known.id(), actor)
                                        .map(one -> new Drafted(one.id().value())));
        return switch (launched) {
            case Outcome.Done<Drafted> done -> {
                next.addFlashAttribute("said", wording.of("broadcast.launched"));
                yield new ModelAndView(BroadcastPaths.page(known.id()));
            }
            case Outcome.Refused<Drafted>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                var page = preview(model, known, actor);
                yield Answers.again(String.valueOf(page.getViewName()), model, refusal);
            }
        };
    }

    private ModelAndView preview(Model model, Broadcast draft, Actor actor) {
        describe(model, draft, actor);
        model.addAttribute("looks", look.of(draft, actor));
        count(model, draft, actor);
        return new ModelAndView(PREVIEW, model.asMap());
    }

    private void describe(Model model, Broadcast draft, Actor actor) {
        model.addAttribute("broadcast", draft);
        model.addAttribute("key", keys.fresh());
        model.addAttribute("mine", draft.drafter().equals(actor.account()));
    }

    private void count(Model model, Broadcast draft, Actor actor) {
        switch (broadcasts.preview(draft.id(), PATIENCE, actor)) {
            case Outcome.Done<Counting>(var counting) -> {
                model.addAttribute("preview", counting.preview());
                model.addAttribute("soFar", counting.soFar());
            }
            case Outcome.Refused<Counting>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                model.addAttribute("preview", null);
                model.addAttribute("refusal", refusal);
            }
        }
    }

    private void watch(Model model, Broadcast broadcast, Actor actor) {
        var totals = broadcasts.totals(broadcast.id(), actor).orThrow();
        model.addAttribute("broadcast", broadcast);
        model.addAttribute("mine", broadcast.drafter().equals(actor.account()));
        model.addAttribute("style", BroadcastRow.style(broadcast.state()));
        model.addAttribute("totals", totals);
        model.addAttribute("waits", senders.holdingUp(broadcast, actor).orThrow());
        model.addAttribute("funnel", Funnel.of(totals));
    }

    private BroadcastRow row(Broadcast broadcast, Actor actor) {
        return new BroadcastRow(
                broadcast,
                broadcast.state() == Broadcast.State.DRAFT
                        ? null
                        : Funnel.of(broadcasts.totals(broadcast.id(), actor).orThrow()));
    }
}
