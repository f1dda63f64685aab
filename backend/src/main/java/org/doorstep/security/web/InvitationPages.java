package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.AccountId;
import org.doorstep.security.Permitted;
import org.doorstep.security.RateLimits;
import org.doorstep.security.RateLimits.Limit;
import org.doorstep.security.login.Invitations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page behind the first administrator's link. Opening it uses nothing up: mail programs follow
/// links by themselves.
@Controller
class InvitationPages {

    private final Invitations invitations;
    private final SignInSession sessions;
    private final RateLimits limits;

    InvitationPages(Invitations invitations, SignInSession sessions, RateLimits limits) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.limits = limits;
    }

    @GetMapping("/invitation/{token}")
    @Permitted("anonymous-public")
    String show(@PathVariable String token, Model model) {
        return page(model, null);
    }

    @PostMapping("/invitation/{token}")
    @Permitted("sign-up-and-codes")
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String party,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var accepted =
                limits.take(Limit.SIGN_IN_TRIES_PER_CALLER, request.getRemoteAddr())
                        .then(left ->
                                EmailAddress.read(email)
                                        .<Outcome<EmailAddress>>map(Outcome::done)
                                        .orElseGet(() ->
                                                Outcome.refused(
                                                        Refusal.ofField(
                                                                "email",
                                                                "a whole e-mail address",
                                                                "Type the address the invitation"
                                                                        + " was made for."))))
                        .then(address -> invitations.accept(token, address, party));
        return switch (accepted) {
            case Outcome.Done<AccountId>(var account) ->
                    "redirect:" + sessions.begin(account, request, response);
            case Outcome.Refused<AccountId>(var refusal) -> {
                response.setStatus(refusal.code().status());
                yield page(model, refusal);
            }
        };
    }

    private static String page(Model model, @Nullable Refusal refusal) {
        model.addAttribute("refusal", refusal);
        return "security/invitation";
    }
}
