package org.doorstep.console.home;

import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.kernel.London;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import java.time.Clock;
import java.util.List;

/// The first page after sign-in. Somebody without a role sees that an organiser is being waited
/// for.
@Controller
class HomePage {

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Needs needs;
    private final Clock clock;

    HomePage(CurrentActor current, CurrentBranch branch, Needs needs, Clock clock) {
        this.current = current;
        this.branch = branch;
        this.needs = needs;
        this.clock = clock;
    }

    @GetMapping("/console")
    @Permitted("own-profile")
    String show(Model model) {
        var actor = current.get();
        var here = branch.find(actor);
        model.addAttribute("now", London.now(clock));
        model.addAttribute("branch", here.orElse(null));
        model.addAttribute("needs", here.map(b -> needs.of(actor, b.id())).orElse(List.of()));
        return "console/home";
    }
}
