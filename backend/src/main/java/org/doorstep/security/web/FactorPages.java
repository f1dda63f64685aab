package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.AccountId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Permitted;
import org.doorstep.security.factor.Factors;
import org.doorstep.security.factor.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Map;

/// The second factor: asked for after a code, and again before what needs it fresh. A passkey alone
/// signs in as well, because it is two factors in one.
@Controller
class FactorPages {

    /// The row of what a person may see and change of their own sign-in.
    static final String OWN = "own-security";

    private static final String ASKED = "doorstep.passkey.request";
    private static final String VIEW = "security/factor";

    private final CurrentActor current;
    private final Factors factors;
    private final Passkeys passkeys;
    private final SignInSession sessions;
    private final DemonstrationMode demonstration;
    private final OutsideLogin outside;

    FactorPages(
            CurrentActor current,
            Factors factors,
            Passkeys passkeys,
            SignInSession sessions,
            DemonstrationMode demonstration,
            OutsideLogin outside) {
        this.current = current;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.demonstration = demonstration;
        this.outside = outside;
    }

    /// Whoever has no second factor yet is sent to where one is made.
    @GetMapping(SignInSession.FACTOR)
    @Permitted(OWN)
    String ask(Model model) {
        var account = me();
        var none = !factors.held(account).app() && !passkeys.has(account);
        return none && !demonstration.on() ? "redirect:/account/security" : page(model, null);
    }

    @PostMapping(SignInSession.FACTOR)
    @Permitted(OWN)
    String prove(
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = me();
        var typed = code.length() > 40 ? "" : code;
        return switch (factors.prove(account, typed, request.getRemoteAddr())) {
            case Outcome.Done<Factors.Kind>(var kind) ->
                    "redirect:"
                            + sessions.beginWithFactor(
                                    account,
                                    kind == Factors.Kind.APP ? "totp" : "recovery-code",
                                    request,
                                    response);
            case Outcome.Refused<Factors.Kind>(var refusal) -> {
                SecurityEvents.refusedSignIn("second factor", refusal.code().code());
                SignInPages.answer(response, refusal);
                yield page(model, refusal);
            }
        };
    }

    /// Only in the demonstration, whose people count as holding a second factor.
    @PostMapping("/sign-in/factor/demonstration")
    @Permitted(OWN)
    String asInDemonstration(HttpServletRequest request, HttpServletResponse response) {
        if (!demonstration.on()) {
            throw new RefusedException(Refusal.notFound());
        }
        return "redirect:" + sessions.beginWithFactor(me(), "demonstration", request, response);
    }

    @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permitted("anonymous-public")
    ResponseEntity<String> options(HttpServletRequest request) {
        var options = passkeys.request();
        request.getSession().setAttribute(ASKED, options);
        return ResponseEntity.ok(passkeys.text(options));
    }

    @PostMapping(
            path = "/sign-in/passkey",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Permitted("anonymous-public")
    ResponseEntity<Map<String, String>> signInWithPasskey(
            @RequestBody String signed, HttpServletRequest request, HttpServletResponse response) {
        var proven =
                asked(request)
                        .then(asked -> passkeys.prove(asked, signed))
                        .then(this::meOrSomebodyNew);
        return switch (proven) {
            case Outcome.Done<AccountId>(var account) ->
                    ResponseEntity.ok(
                            Map.of(
                                    "next",
                                    sessions.beginWithFactor(
                                            account, "passkey", request, response)));
            case Outcome.Refused<AccountId>(var refusal) -> {
                SecurityEvents.refusedSignIn("passkey", refusal.code().code());
                yield PasskeyAnswers.refused(refusal);
            }
        };
    }

    /// Each challenge is asked once.
    private static Outcome<PublicKeyCredentialRequestOptions> asked(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ASKED)
                        instanceof PublicKeyCredentialRequestOptions options)) {
            return Outcome.refused(PasskeyAnswers.notAsked());
        }
        session.removeAttribute(ASKED);
        return Outcome.done(options);
    }

    /// Somebody who is signed in confirms who they are and does not become somebody else; where a
    /// provider outside signs people in, nobody else comes in.
    private Outcome<AccountId> meOrSomebodyNew(AccountId proven) {
        var present = current.find();
        var mine =
                present.map(actor -> actor.account().equals(proven))
                        .orElseGet(() -> !outside.isOn());
        return mine && current.isOpen(proven)
                ? Outcome.done(proven)
                : Outcome.refused(PasskeyAnswers.notAsked());
    }

    private String page(Model model, @Nullable Refusal refusal) {
        var account = me();
        model.addAttribute("refusal", refusal);
        model.addAttribute("app", factors.held(account).app());
        model.addAttribute("passkey", passkeys.has(account));
        model.addAttribute("demonstration", demonstration.on());
        return VIEW;
    }

    private AccountId me() {
        return current.get().account();
    }
}
