package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.Presence;
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

import java.time.Clock;
import java.util.List;

/// Why somebody did not get a broadcast who has no message in it: asked about anybody of the
/// branch.
@Controller
class AbsencePages {

    private static final int ON_A_PAGE = 50;
    private static final String VIEW = "console/broadcast-why";

    private final CurrentActor current;
    private final Broadcasts broadcasts;
    private final Volunteers volunteers;
    private final PeopleSearch search;
    private final AbsenceWords words;
    private final Clock clock;

    AbsencePages(
            CurrentActor current,
            Broadcasts broadcasts,
            Volunteers volunteers,
            PeopleSearch search,
            AbsenceWords words,
            Clock clock) {
        this.current = current;
        this.broadcasts = broadcasts;
        this.volunteers = volunteers;
        this.search = search;
        this.words = words;
        this.clock = clock;
    }

    /// The people to ask about, or the answer about one: the timeline where there is a message.
    @GetMapping("/console/broadcasts/{id}/why")
    @Permitted("broadcast-outcomes")
    String why(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        model.addAttribute("broadcast", broadcast);
        if (person == null || person.isBlank()) {
            var request = new PageRequest(ON_A_PAGE, Asked.cursor(cursor));
            model.addAttribute("page", people(broadcast, request, actor));
            return VIEW;
        }
        var asked = Asked.field("person", person, "A person from the list.", VolunteerId::of);
        return switch (broadcasts.presence(broadcast.id(), asked.ref(), actor).orThrow()) {
            case Presence.In(var handle) -> "redirect:/console/messages/" + handle;
            case Presence.Out out -> {
                model.addAttribute("absence", out);
                model.addAttribute("now", clock.instant());
                model.addAttribute("reasons", words.of(out.reasons()));
                yield VIEW;
            }
        };
    }

    /// Looks for people by what is typed: in a form's body, never in an address.
    @PostMapping("/console/broadcasts/{id}/why")
    @Permitted("broadcast-outcomes")
    ModelAndView find(
            @PathVariable String id, @RequestParam(defaultValue = "") String name, Model model) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        model.addAttribute("broadcast", broadcast);
        model.addAttribute("typed", name);
        return switch (search.find(broadcast, name, actor)) {
            case Outcome.Done<PeopleSearch.Found>(var found) -> {
                model.addAttribute("found", found);
                yield new ModelAndView(VIEW, model.asMap());
            }
            case Outcome.Refused<PeopleSearch.Found>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                model.addAttribute("page", people(broadcast, PageRequest.first(ON_A_PAGE), actor));
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    /// Nobody where the reader may not see names.
    private Page<VolunteerName> people(Broadcast broadcast, PageRequest request, Actor actor) {
        return switch (volunteers.list(broadcast.plan().branch(), actor, request)) {
            case Outcome.Done<Page<VolunteerName>>(var found) -> found;
            case Outcome.Refused<Page<VolunteerName>>(var refusal) -> {
                if (refusal.code().status() != 403) {
                    throw new RefusedException(refusal);
                }
                yield new Page<>(List.of(), null);
            }
        };
    }
}
