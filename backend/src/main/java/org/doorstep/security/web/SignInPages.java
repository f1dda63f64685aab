package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.kernel.Secret;
import org.doorstep.security.AccountId;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.Permitted;
import org.doorstep.security.login.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.UUID;

/// Signing in on a page: the address, then the code. In the demonstration its people stand there as
/// buttons.
@Controller
class SignInPages {

    private static final String ROW = "anonymous-public";
    static final String WAITING = "doorstep.sign-in.address";
    static final String BROWSER = "doorstep.sign-in.browser";
    private static final String TO_CODE = "redirect:/sign-in/code";

    private final SignIn signIn;
    private final SignInSession sessions;
    private final DemonstrationMode demonstration;
    private final ObjectProvider<DemonstrationPeople> people;
    private final OutsideLogin outside;

    SignInPages(
            SignIn signIn,
            SignInSession sessions,
            DemonstrationMode demonstration,
            ObjectProvider<DemonstrationPeople> people,
            OutsideLogin outside) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.demonstration = demonstration;
        this.people = people;
        this.outside = outside;
    }

    @GetMapping("/sign-in")
    @Permitted(ROW)
    String address(
            @RequestParam(required = false) @Nullable String unknown,
            @RequestParam(required = false) @Nullable String failed,
            Model model) {
        model.addAttribute("unknown", unknown != null);
        model.addAttribute("failed", failed != null);
        return addressPage(model, null);
    }

    @PostMapping("/sign-in")
    @Permitted("sign-up-and-codes")
    String ask(
            @RequestParam(defaultValue = "") String address,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (outside.isOn()) {
            throw new RefusedException(Refusal.notFound());
        }
        var asked =
                signIn.read(address)
                        .then(to ->
                                signIn.ask(to, browser(request), request.getRemoteAddr())
                                        .map(until -> to));
        return switch (asked) {
            case Outcome.Done<ContactPoint>(var to) -> {
                request.getSession().setAttribute(WAITING, to.normalised());
                yield TO_CODE;
            }
            case Outcome.Refused<ContactPoint>(var refusal) -> {
                answer(response, refusal);
                yield addressPage(model, refusal);
            }
        };
    }

    @GetMapping("/sign-in/code")
    @Permitted(ROW)
    String code(Model model, HttpServletRequest request) {
        return waiting(request) == null ? "redirect:/sign-in" : codePage(model, null);
    }

    @PostMapping("/sign-in/code")
    @Permitted("sign-up-and-codes")
    String enter(
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var from = waiting(request);
        if (from == null) {
            return "redirect:/sign-in";
        }
        var typed = new Secret(code.isBlank() || code.length() > 20 ? "-" : code.strip());
        return switch (signIn.enter(from, typed, browser(request), request.getRemoteAddr())) {
            case Outcome.Done<AccountId>(var account) -> {
                request.getSession().removeAttribute(WAITING);
                request.getSession().removeAttribute(BROWSER);
                yield "redirect:" + sessions.begin(account, request, response);
            }
            case Outcome.Refused<AccountId>(var refusal) -> {
                SecurityEvents.refusedSignIn("code", refusal.code().code());
                answer(response, refusal);
                yield codePage(model, refusal);
            }
        };
    }

    /// Only in the demonstration: come in as one of its people.
    @PostMapping("/sign-in/as")
    @Permitted(ROW)
    String as(
            @RequestParam(defaultValue = "") String person,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosen =
                offered().stream()
                        .filter(one -> one.account().toString().equals(person))
                        .findFirst()
                        .<Outcome<DemonstrationPeople.Person>>map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Refusal.notFound()))
                        .orThrow();
        return "redirect:"
                + sessions.beginWithFactor(chosen.account(), "demonstration", request, response);
    }

    private String addressPage(Model model, @Nullable Refusal refusal) {
        model.addAttribute("people", offered());
        model.addAttribute("provider", outside.name());
        model.addAttribute("start", OutsideLogin.START);
        model.addAttribute("refusal", refusal);
        return "security/sign-in";
    }

    private static String codePage(Model model, @Nullable Refusal refusal) {
        model.addAttribute("refusal", refusal);
        return "security/code";
    }

    static void answer(HttpServletResponse response, Refusal refusal) {
        response.setStatus(refusal.code().status());
        Problems.headersOf(refusal)
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
    }

    private List<DemonstrationPeople.Person> offered() {
        return demonstration.on()
                ? people.stream().flatMap(source -> source.list().stream()).toList()
                : List.of();
    }

    /// Names this browser while it signs in.
    private static String browser(HttpServletRequest request) {
        var session = request.getSession();
        if (!(session.getAttribute(BROWSER) instanceof String known)) {
            var fresh = UUID.randomUUID().toString();
            session.setAttribute(BROWSER, fresh);
            return fresh;
        }
        return known;
    }

    private @Nullable ContactPoint waiting(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(WAITING) instanceof String to
                ? signIn.read(to).orThrow()
                : null;
    }
}
