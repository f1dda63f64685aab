package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.kernel.Secret;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.doorstep.security.Permitted;
import org.doorstep.security.factor.Factors;
import org.doorstep.security.factor.Passkeys;
import org.doorstep.security.factor.QrPicture;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/// A person's own second factors: adding and removing them. Whoever holds one already proves it
/// first, so that a browser left open gives nobody a key of their own.
@Controller
class AccountPages {

    private static final String ASKED = "doorstep.passkey.creation";
    private static final String HOME = "redirect:/account/security";

    private final CurrentActor current;
    private final Factors factors;
    private final Passkeys passkeys;
    private final SignInSession sessions;
    private final AuditTrail audit;
    private final Clock clock;

    AccountPages(
            CurrentActor current,
            Factors factors,
            Passkeys passkeys,
            SignInSession sessions,
            AuditTrail audit,
            Clock clock) {
        this.current = current;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Shows a new key for an authenticator app.
    @PostMapping("/account/security/app")
    @Permitted(FactorPages.OWN)
    String offer(Model model) {
        var me = sure();
        factors.offer(me.account());
        return key(model, me.account());
    }

    @PostMapping("/account/security/app/confirm")
    @Permitted(FactorPages.OWN)
    String confirm(
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var me = sure();
        var typed = code.length() > 40 ? "" : code;
        return switch (factors.confirm(me.account(), typed, request.getRemoteAddr())) {
            case Outcome.Done<List<Secret>>(var codes) -> {
                audit.record("second-factor-added", me, me.account().toString(), "totp");
                sessions.beginWithFactor(me.account(), "totp", request, response);
                yield recovery(model, codes);
            }
            case Outcome.Refused<List<Secret>>(var refusal) -> {
                SignInPages.answer(response, refusal);
                model.addAttribute("refusal", refusal);
                yield key(model, me.account());
            }
        };
    }

    @PostMapping("/account/security/app/remove")
    @Permitted(FactorPages.OWN)
    String removeApp(RedirectAttributes next) {
        var me = sure();
        factors.remove(me.account());
        audit.record("second-factor-removed", me, me.account().toString(), "totp");
        next.addFlashAttribute("said", "The authenticator app is no longer a second factor.");
        return HOME;
    }

    @PostMapping("/account/security/recovery")
    @Permitted(FactorPages.OWN)
    String newRecoveryCodes(Model model) {
        var me = sure();
        if (!factors.held(me.account()).app()) {
            return HOME;
        }
        audit.record("recovery-codes-made", me, me.account().toString(), null);
        return recovery(model, factors.newRecoveryCodes(me.account()));
    }

    @PostMapping(
            path = "/account/security/passkeys/options",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Permitted(FactorPages.OWN)
    ResponseEntity<String> creation(HttpServletRequest request) {
        var options = passkeys.creation(sure().account());
        request.getSession().setAttribute(ASKED, options);
        return ResponseEntity.ok(passkeys.text(options));
    }

    @PostMapping(
            path = "/account/security/passkeys",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Permitted(FactorPages.OWN)
    ResponseEntity<Map<String, String>> addPasskey(
            @RequestParam(defaultValue = "") String label,
            @RequestBody String made,
            HttpServletRequest request,
            HttpServletResponse response) {
        var me = sure();
        var session = request.getSession();
        if (!(session.getAttribute(ASKED) instanceof PublicKeyCredentialCreationOptions asked)) {
            return PasskeyAnswers.refused(PasskeyAnswers.notAsked());
        }
        session.removeAttribute(ASKED);
        return switch (passkeys.add(asked, label, made)) {
            case Outcome.Done<String>(var id) -> {
                audit.record("second-factor-added", me, me.account().toString(), "passkey");
                sessions.beginWithFactor(me.account(), "passkey", request, response);
                yield ResponseEntity.ok(Map.of("next", "/account/security"));
            }
            case Outcome.Refused<String>(var refusal) -> PasskeyAnswers.refused(refusal);
        };
    }

    @PostMapping("/account/security/passkeys/{id}/remove")
    @Permitted(FactorPages.OWN)
    String removePasskey(@PathVariable String id, RedirectAttributes next) {
        var me = sure();
        if (!passkeys.remove(me.account(), id)) {
            throw new RefusedException(Refusal.notFound());
        }
        audit.record("second-factor-removed", me, me.account().toString(), "passkey");
        next.addFlashAttribute("said", "The passkey no longer signs you in.");
        return HOME;
    }

    /// A browser that asks for a page of a form is sent to where the form stands.
    @GetMapping({
        "/account/security/app",
        "/account/security/app/confirm",
        "/account/security/app/remove",
        "/account/security/recovery",
        "/account/security/passkeys/options",
        "/account/security/passkeys/{id}/remove"
    })
    @Permitted(FactorPages.OWN)
    String toTheForm() {
        return HOME;
    }

    /// Me, once nothing more needs to be proved before my factors may change.
    ///
    /// @throws RefusedException with [Permissions#FACTOR_STALE], which leads to the page that asks
    private Actor sure() {
        var me = current.get();
        var holdsOne = factors.held(me.account()).app() || passkeys.has(me.account());
        if (holdsOne && !me.hasFreshFactor(clock.instant())) {
            throw new RefusedException(Permissions.factorStale());
        }
        return me;
    }

    private String key(Model model, AccountId account) {
        var secret = factors.offered(account);
        if (secret == null) {
            return HOME;
        }
        var uri =
                "otpauth://totp/Doorstep?secret="
                        + secret.value()
                        + "&issuer=Doorstep&algorithm=SHA1&digits=6&period=30";
        model.addAttribute("picture", QrPicture.of(uri));
        model.addAttribute("key", secret.value().replaceAll("(.{4})(?!$)", "$1 "));
        return "security/app";
    }

    private static String recovery(Model model, List<Secret> codes) {
        model.addAttribute("codes", codes.stream().map(Secret::value).toList());
        return "security/recovery";
    }
}
