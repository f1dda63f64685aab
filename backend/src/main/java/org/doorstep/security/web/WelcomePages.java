package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.AccountId;
import org.doorstep.security.Guests;
import org.doorstep.security.Newcomers;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page behind an invitation. Opening it uses nothing up: mail programs follow links by
/// themselves, and the link's secret stands behind the `#`.
@Controller
class WelcomePages {

    private static final String VIEW = "security/welcome";
    private static final int LONGEST_TOKEN = 100;
    private static final int LONGEST_NAME = 100;

    private final Guests guests;
    private final SignInSession sessions;

    WelcomePages(Guests guests, SignInSession sessions) {
        this.guests = guests;
        this.sessions = sessions;
    }

    /// What was typed, to be shown again.
    record Typed(String token, String email, String name, String yearOfBirth) {

        /// Prints nothing of the person.
        @Override
        public String toString() {
            return "Typed[REDACTED]";
        }
    }

    @GetMapping("/welcome")
    @Permitted("anonymous-public")
    String show(Model model) {
        return page(model, new Typed("", "", "", ""), null);
    }

    @PostMapping("/welcome")
    @Permitted("sign-up-and-codes")
    String accept(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String yearOfBirth,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = new Typed(token.strip(), email, name, yearOfBirth);
        return switch (accepted(typed, request.getRemoteAddr())) {
            case Outcome.Done<AccountId>(var account) ->
                    "redirect:" + sessions.begin(account, request, response);
            case Outcome.Refused<AccountId>(var refusal) -> {
                SecurityEvents.refusedSignIn("invitation", refusal.code().code());
                SignInPages.answer(response, refusal);
                yield page(model, typed, refusal);
            }
        };
    }

    private Outcome<AccountId> accepted(Typed typed, String caller) {
        var name = typed.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Outcome.refused(
                    Refusal.ofField("name", "1 to 100 characters", "Say what you are called."));
        }
        var year = typed.yearOfBirth().strip();
        if (!year.matches("[0-9]{4}")) {
            return Outcome.refused(
                    Refusal.ofField("yearOfBirth", "a year of four digits", "For example 1980."));
        }
        return EmailAddress.read(typed.email())
                .<Outcome<EmailAddress>>map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(
                                Refusal.ofField(
                                        "email",
                                        "a whole e-mail address",
                                        "Type the address to which the invitation was sent.")))
                .then(address ->
                        guests.accept(
                                typed.token().length() > LONGEST_TOKEN ? "" : typed.token(),
                                address,
                                new Newcomers.Details(name, Integer.parseInt(year)),
                                caller));
    }

    private static String page(Model model, Typed typed, @Nullable Refusal refusal) {
        model.addAttribute("typed", typed);
        model.addAttribute("refusal", refusal);
        return VIEW;
    }
}
