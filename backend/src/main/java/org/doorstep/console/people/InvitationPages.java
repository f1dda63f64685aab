package org.doorstep.console.people;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Guests;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Instant;

/// Inviting somebody to the branch by e-mail.
@Controller("peopleInvitationPages")
class InvitationPages {

    private static final String ROW = "invite-people";
    private static final String VIEW = "console/invitations";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Guests guests;
    private final Volunteers volunteers;
    private final Wording wording;

    InvitationPages(
            CurrentActor current,
            CurrentBranch branch,
            Guests guests,
            Volunteers volunteers,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.guests = guests;
        this.volunteers = volunteers;
        this.wording = wording;
    }

    /// An invitation that is open.
    record Row(String by, Instant until) {}

    @GetMapping("/console/invitations")
    @Permitted(ROW)
    ModelAndView show(Model model) {
        return new ModelAndView(VIEW, page(model, "").asMap());
    }

    @PostMapping("/console/invitations")
    @Permitted(ROW)
    ModelAndView invite(
            @RequestParam(defaultValue = "") String email, Model model, RedirectAttributes next) {
        var actor = current.get();
        var here = branch.get(actor);
        var invited =
                EmailAddress.read(email.strip())
                        .<Outcome<EmailAddress>>map(Outcome::done)
                        .orElseGet(InvitationPages::unreadable)
                        .then(address -> guests.invite(address, here.id(), actor));
        return switch (invited) {
            case Outcome.Done<Instant>(var until) -> {
                next.addFlashAttribute("said", wording.of("invite.sent", wording.at(until)));
                yield new ModelAndView("redirect:/console/invitations");
            }
            case Outcome.Refused<Instant>(var refusal) -> {
                if (!Answers.isOfForm(refusal) && refusal.code().status() != 503) {
                    throw new RefusedException(refusal);
                }
                yield Answers.again(VIEW, page(model, email), refusal);
            }
        };
    }

    private Model page(Model model, String email) {
        var actor = current.get();
        var here = branch.get(actor);
        var open = guests.open(here.id(), actor).orThrow();
        var names = volunteers.names(open.stream().map(one -> VolunteerId.of(one.by())).toList());
        model.addAttribute("branchName", here.name());
        model.addAttribute("email", email);
        model.addAttribute(
                "rows",
                open.stream()
                        .map(one -> {
                            var known = names.get(VolunteerId.of(one.by()));
                            return new Row(known == null ? "–" : known.name(), one.until());
                        })
                        .toList());
        return model;
    }

    private static Outcome<EmailAddress> unreadable() {
        return Outcome.refused(
                Refusal.ofField(
                        "email", "a whole e-mail address", "For example name@example.org."));
    }
}
