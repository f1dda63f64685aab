package org.doorstep.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

import java.util.Locale;

/// The choices of the frame: branch and language.
@Controller
class FramePages {

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final LocaleResolver locales;

    FramePages(CurrentActor current, CurrentBranch branch, LocaleResolver locales) {
        this.current = current;
        this.branch = branch;
        this.locales = locales;
    }

    @GetMapping("/")
    @Permitted("anonymous-public")
    String beginning() {
        return "redirect:/console";
    }

    @PostMapping("/console/branch")
    @Permitted("ground-map")
    String choose(
            @RequestParam(name = "choice", defaultValue = "") String choice,
            HttpServletRequest request) {
        branch.choose(current.get(), choice, request.getSession());
        return "redirect:/console";
    }

    @PostMapping("/console/language")
    @Permitted("anonymous-public")
    String speak(
            @RequestParam(name = "language", defaultValue = "") String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        locales.setLocale(request, response, language.equals("cy") ? Locale.of("cy") : Locale.UK);
        return "redirect:/console";
    }
}
