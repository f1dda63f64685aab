package org.doorstep.messaging.template;

import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a template must be before it is kept. Each rule names the field and what would be accepted;
/// all faults are told at once.
public final class TemplateRules {

    private static final Pattern ACTIVE_HTML =
            Pattern.compile(
                    "<\\s*/?\\s*(script|iframe|object|embed|form|base|meta|link)\\b"
                            + "|\\son[a-z]+\\s*=|javascript\\s*:",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern STOP_WORD =
            Pattern.compile("\\bSTOP(IO)?\\b", Pattern.CASE_INSENSITIVE);

    private TemplateRules() {}

    /// The faults of a version, none where it may be kept.
    ///
    /// @param version its texts already cleaned, see [#cleaned]
    /// @param imprint what it would carry: its own, or the branch's; blank where there is none
    public static List<FieldFault> faults(Template version, String imprint) {
        var faults = new ArrayList<FieldFault>();
        length(faults, "name", version.name(), 100);
        if (version.texts().isEmpty()) {
            faults.add(fault("texts", "at least one language", "Write it in English or Welsh."));
        }
        if (version.templateClass() == TemplateClass.LOGISTICS
                && version.purpose() != Purpose.MY_SHIFTS) {
            faults.add(
                    fault(
                            "purpose",
                            "logistics are about one's own shifts",
                            "Choose the purpose MY_SHIFTS, or the class ELECTION_MATERIAL."));
        }
        if (version.templateClass() == TemplateClass.ELECTION_MATERIAL) {
            faults.addAll(Imprint.faults(imprint));
        }
        version.texts()
                .forEach((language, wording) ->
                        wording(faults, "texts." + language, wording, version.templateClass()));
        return faults;
    }

    /// The wording with its text message made fit for a phone network.
    public static TemplateText cleaned(TemplateText wording) {
        var sms = wording.sms();
        return sms == null
                ? wording
                : new TemplateText(
                        wording.push(),
                        new TemplateText.Sms(SmsCleaning.keepingOffending(sms.text())),
                        wording.email());
    }

    private static void wording(
            List<FieldFault> faults,
            String where,
            TemplateText wording,
            TemplateClass templateClass) {
        var push = wording.push();
        var sms = wording.sms();
        var email = wording.email();
        if (push == null && sms == null && email == null) {
            faults.add(fault(where, "at least one channel", "Write it for push, SMS or e-mail."));
        }
        if (push != null) {
            length(faults, where + ".push.title", push.title(), 100);
            length(faults, where + ".push.body", push.body(), 1000);
            faults.addAll(new MergeText(push.title()).faults(where + ".push.title"));
            faults.addAll(new MergeText(push.body()).faults(where + ".push.body"));
        }
        if (sms != null) {
            sms(faults, where + ".sms.text", sms.text(), templateClass);
        }
        if (email != null) {
            email(faults, where + ".email", email);
        }
    }

    private static void sms(
            List<FieldFault> faults, String where, String text, TemplateClass templateClass) {
        faults.addAll(new MergeText(text).faults(where));
        var cleaned = SmsCleaning.of(text);
        if (!cleaned.offending().isEmpty()) {
            faults.add(
                    fault(
                            where,
                            "only characters a text message can carry",
                            "Take these out: " + String.join(" ", cleaned.offending()) + "."));
        }
        var size = SmsSize.of(new MergeText(cleaned.text()).fill(Map.of(), v -> v));
        if (!size.isSendable()) {
            faults.add(
                    fault(
                            where,
                            "1 to " + SmsSize.MOST_SEGMENTS + " segments",
                            "Shorten the text, or write one."));
        }
        if (templateClass == TemplateClass.ELECTION_MATERIAL && !STOP_WORD.matcher(text).find()) {
            faults.add(
                    fault(
                            where,
                            "a simple way to stop",
                            "Say how to stop, for example: Reply STOP to opt out."));
        }
    }

    private static void email(List<FieldFault> faults, String where, TemplateText.Email email) {
        length(faults, where + ".subject", email.subject(), 200);
        if (email.subject().chars().anyMatch(c -> c < ' ')) {
            faults.add(fault(where + ".subject", "one line", "Take the line breaks out."));
        }
        length(faults, where + ".text", email.text(), 20_000);
        faults.addAll(new MergeText(email.subject()).faults(where + ".subject"));
        faults.addAll(new MergeText(email.text()).faults(where + ".text"));
        var html = email.html();
        if (html == null) {
            return;
        }
        length(faults, where + ".html", html, 100_000);
        faults.addAll(new MergeText(html).faults(where + ".html"));
        if (ACTIVE_HTML.matcher(html).find()) {
            faults.add(
                    fault(
                            where + ".html",
                            "text and pictures only",
                            "Take out scripts, forms and event handlers."));
        }
    }

    private static void length(List<FieldFault> faults, String where, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            faults.add(
                    fault(
                            where,
                            "1 to " + most + " characters",
                            "Write 1 to " + most + " characters."));
        }
    }

    private static FieldFault fault(String where, String rule, String detail) {
        return new FieldFault(where, rule, detail);
    }
}
