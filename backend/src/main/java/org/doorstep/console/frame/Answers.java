package org.doorstep.console.frame;

import org.doorstep.kernel.Refusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/// A page shown again because what was sent was refused: with what was typed, and why.
public final class Answers {

    private Answers() {}

    /// The page with the refusal in it, under the refusal's status.
    public static ModelAndView again(String view, Model model, Refusal refusal) {
        model.addAttribute("refusal", refusal);
        return new ModelAndView(
                view, model.asMap(), HttpStatusCode.valueOf(refusal.code().status()));
    }

    /// Whether the refusal is to be shown on the form rather than on a page of its own: what does
    /// not exist, or is not allowed, has no form.
    public static boolean isOfForm(Refusal refusal) {
        var status = refusal.code().status();
        return status != 401 && status != 403 && status != 404;
    }
}
