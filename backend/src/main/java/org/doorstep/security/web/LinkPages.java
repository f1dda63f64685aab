package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.AccountId;
import org.doorstep.security.Permitted;
import org.doorstep.security.login.SignIn;
import org.doorstep.security.login.SignInLinks.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in by the link of an e-mail. Opening it does nothing yet, because mail programs open
/// links by themselves; the button does. In the browser that asked for it somebody is signed in, in
/// any other the code is shown, to be typed where it was asked for: so nobody is signed in by a
/// link that a stranger had sent.
@Controller
class LinkPages {

    private static final String VIEW = "security/link";

    private final SignIn signIn;
    private final SignInSession sessions;
    private final OutsideLogin outside;

    LinkPages(SignIn signIn, SignInSession sessions, OutsideLogin outside) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.outside = outside;
    }

    @GetMapping("/sign-in/link")
    @Permitted("anonymous-public")
    String show(Model model) {
        return page(model, null, null);
    }

    @PostMapping("/sign-in/link")
    @Permitted("sign-up-and-codes")
    String follow(
            @RequestParam(defaultValue = "") String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (outside.isOn()) {
            throw new RefusedException(Refusal.notFound());
        }
        var caller = request.getRemoteAddr();
        return switch (signIn.open(token.strip(), caller)) {
            case Outcome.Refused<Link>(var refusal) -> refused(model, response, refusal);
            case Outcome.Done<Link>(var link) when !isHere(link, request) ->
                    page(model, null, link.code().value());
            case Outcome.Done<Link>(var link) ->
                    switch (signIn.follow(link, link.browser(), caller)) {
                        case Outcome.Done<AccountId>(var account) -> {
                            request.getSession().removeAttribute(SignInPages.WAITING);
                            request.getSession().removeAttribute(SignInPages.BROWSER);
                            yield "redirect:" + sessions.begin(account, request, response);
                        }
                        case Outcome.Refused<AccountId>(var refusal) ->
                                refused(model, response, refusal);
                    };
        };
    }

    private static boolean isHere(Link link, HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && !link.browser().isEmpty()
                && link.browser().equals(session.getAttribute(SignInPages.BROWSER));
    }

    private static String refused(Model model, HttpServletResponse response, Refusal refusal) {
        SecurityEvents.refusedSignIn("link", refusal.code().code());
        SignInPages.answer(response, refusal);
        return page(model, refusal, null);
    }

    private static String page(Model model, @Nullable Refusal refusal, @Nullable String code) {
        model.addAttribute("refusal", refusal);
        model.addAttribute("code", code);
        return VIEW;
    }
}
