package org.doorstep.messaging.web;

import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.messaging.receipt.Unsubscriptions;
import org.doorstep.security.Permitted;
import org.doorstep.security.RateLimits;
import org.doorstep.security.RateLimits.Limit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Stops e-mails without an account: a page with one button, and the one click of a mail program
/// (RFC 8058). The answer is the same for every handle, known or not, once or many times.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>
@Controller
class UnsubscribePage {

    private final Unsubscriptions unsubscriptions;
    private final RateLimits limits;

    UnsubscribePage(Unsubscriptions unsubscriptions, RateLimits limits) {
        this.unsubscriptions = unsubscriptions;
        this.limits = limits;
    }

    /// Asks; looking at the page changes nothing, because mail programs fetch links by themselves.
    @GetMapping("/unsubscribe/{handle:[a-z2-7]{26}}")
    @Permitted("sign-up-and-codes")
    String ask(Model model) {
        model.addAttribute("done", false);
        return "messaging/unsubscribe";
    }

    @PostMapping("/unsubscribe/{handle:[a-z2-7]{26}}")
    @Permitted("sign-up-and-codes")
    String stop(@PathVariable String handle, HttpServletRequest request, Model model) {
        limits.take(Limit.UNSUBSCRIBES_PER_CALLER, request.getRemoteAddr()).orThrow();
        unsubscriptions.stop(handle);
        model.addAttribute("done", true);
        return "messaging/unsubscribe";
    }
}
