package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.security.AccountId;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.security.SignedInPlaces;
import org.doorstep.security.factor.Factors;
import org.doorstep.security.factor.Passkeys;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// My security: what I sign in with, where I am signed in, and ending it.
@Controller
class PlacesPages {

    private static final String HOME = "redirect:/account/security";

    private final CurrentActor current;
    private final Factors factors;
    private final Passkeys passkeys;
    private final SignedInPlaces places;
    private final AuditTrail audit;

    PlacesPages(
            CurrentActor current,
            Factors factors,
            Passkeys passkeys,
            SignedInPlaces places,
            AuditTrail audit) {
        this.current = current;
        this.factors = factors;
        this.passkeys = passkeys;
        this.places = places;
        this.audit = audit;
    }

    @GetMapping("/account/security")
    @Permitted(FactorPages.OWN)
    String mine(Model model, HttpServletRequest request) {
        var account = me();
        var session = request.getSession(false);
        model.addAttribute("held", factors.held(account));
        model.addAttribute("passkeys", passkeys.list(account));
        model.addAttribute("needed", current.needsFactor(account));
        model.addAttribute("awaited", current.awaitsFactor());
        model.addAttribute(
                "browsers", places.browsers(account, session == null ? null : session.getId()));
        model.addAttribute("apps", places.apps(account));
        return "security/account";
    }

    @PostMapping("/account/security/browsers/{id}/end")
    @Permitted(FactorPages.OWN)
    String endBrowser(@PathVariable String id, RedirectAttributes next) {
        places.endBrowser(me(), id);
        next.addFlashAttribute("said", "That browser is signed out.");
        return HOME;
    }

    @PostMapping("/account/security/apps/{family}/end")
    @Permitted(FactorPages.OWN)
    String endApp(@PathVariable String family, RedirectAttributes next) {
        places.endApp(me(), family);
        audit.record("device-revoked", current.get(), family, null);
        next.addFlashAttribute("said", "That phone is signed out and gets no more pushes.");
        return HOME;
    }

    /// This browser included.
    @PostMapping("/account/security/everywhere/end")
    @Permitted(FactorPages.OWN)
    String endEverywhere(HttpServletRequest request) {
        var actor = current.get();
        places.endEverywhere(actor.account());
        audit.record("signed-out-everywhere", actor, actor.account().toString(), null);
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "redirect:/sign-in";
    }

    private AccountId me() {
        return current.get().account();
    }
}
