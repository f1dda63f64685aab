package org.doorstep.console.town;

import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The page that waits until the town is built, and then goes on.
@Controller
class TownPage {

    private final DemonstrationTown town;

    TownPage(DemonstrationTown town) {
        this.town = town;
    }

    @GetMapping(TownGate.WAITING)
    @Permitted("anonymous-public")
    String show(Model model) {
        var progress = town.progress();
        if (progress.isComplete()) {
            return "redirect:/";
        }
        model.addAttribute("progress", progress);
        return "console/town";
    }
}
