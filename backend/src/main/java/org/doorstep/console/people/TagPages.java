package org.doorstep.console.people;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.Tags;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Putting tags on volunteers and taking them off, from the list of people.
@Controller
class TagPages {

    private static final String ROW = "approve-volunteer";
    private static final String LIST = "redirect:/console/people";

    private final CurrentActor current;
    private final Tags tags;

    TagPages(CurrentActor current, Tags tags) {
        this.current = current;
        this.tags = tags;
    }

    @PostMapping("/console/people/{id}/tags")
    @Permitted(ROW)
    String put(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String tag,
            RedirectAttributes next) {
        return answer(tags.put(read(id), tag, current.get()), next);
    }

    @PostMapping("/console/people/{id}/tags/remove")
    @Permitted(ROW)
    String remove(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String tag,
            RedirectAttributes next) {
        return answer(tags.remove(read(id), tag, current.get()), next);
    }

    private static String answer(Outcome<?> done, RedirectAttributes next) {
        if (done instanceof Outcome.Refused<?>(var refusal)) {
            if (!Answers.isOfForm(refusal)) {
                throw new RefusedException(refusal);
            }
            next.addFlashAttribute("refusal", refusal);
        }
        return LIST;
    }

    private static VolunteerId read(String id) {
        return Asked.idInPath(id, VolunteerId::of);
    }
}
