package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateText;
import org.doorstep.messaging.Templates;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What stands in the form of a template, as typed. Bound by Spring from the form's fields.
///
/// @param kind the template's class
/// @param en the English wording
/// @param cy the Welsh wording; all empty where there is none
record TemplateForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String purpose,
        @Nullable String imprint,
        @Nullable Words en,
        @Nullable Words cy) {

    TemplateForm {
        name = text(name);
        kind = text(kind).isEmpty() ? TemplateClass.LOGISTICS.name() : kind;
        purpose = text(purpose).isEmpty() ? Purpose.MY_SHIFTS.name() : purpose;
        imprint = text(imprint);
        en = en == null ? Words.NONE : en;
        cy = cy == null ? Words.NONE : cy;
    }

    /// The wording in one language.
    record Words(
            @Nullable String pushTitle,
            @Nullable String pushBody,
            @Nullable String sms,
            @Nullable String subject,
            @Nullable String email) {

        static final Words NONE = new Words("", "", "", "", "");

        Words {
            pushTitle = text(pushTitle);
            pushBody = text(pushBody);
            sms = text(sms);
            subject = text(subject);
            email = text(email);
        }

        boolean isEmpty() {
            return (pushTitle + "" + pushBody + sms + subject + email).isBlank();
        }

        TemplateText read() {
            var push = (pushTitle + "" + pushBody).isBlank();
            var mail = (subject + "" + email).isBlank();
            return new TemplateText(
                    push ? null : new TemplateText.Push(text(pushTitle), text(pushBody)),
                    text(sms).isBlank() ? null : new TemplateText.Sms(text(sms)),
                    mail ? null : new TemplateText.Email(text(subject), text(email), null));
        }

        static Words of(@Nullable TemplateText written) {
            if (written == null) {
                return NONE;
            }
            var push = written.push();
            var sms = written.sms();
            var mail = written.email();
            return new Words(
                    push == null ? "" : push.title(),
                    push == null ? "" : push.body(),
                    sms == null ? "" : sms.text(),
                    mail == null ? "" : mail.subject(),
                    mail == null ? "" : mail.text());
        }
    }

    static TemplateForm of(Template template) {
        return new TemplateForm(
                template.name(),
                template.templateClass().name(),
                template.purpose().name(),
                template.imprint(),
                Words.of(template.texts().get(Language.ENGLISH)),
                Words.of(template.texts().get(Language.WELSH)));
    }

    /// The form as a draft, or the fields that name nothing. What the wording must be is for
    /// messaging to say.
    Outcome<Templates.Draft> read(BranchId branch) {
        var faults = new ArrayList<FieldFault>();
        if (!names(TemplateClass.values()).contains(text(kind))) {
            faults.add(Asked.fault("kind", "A class from the list."));
        }
        if (!names(Purpose.values()).contains(text(purpose))) {
            faults.add(Asked.fault("purpose", "A purpose from the list."));
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        Map<Language, TemplateText> texts = new EnumMap<>(Language.class);
        put(texts, Language.ENGLISH, en);
        put(texts, Language.WELSH, cy);
        return Outcome.done(
                new Templates.Draft(
                        branch,
                        text(name),
                        TemplateClass.valueOf(text(kind)),
                        Purpose.valueOf(text(purpose)),
                        texts,
                        text(imprint).isBlank() ? null : text(imprint).strip()));
    }

    private static void put(
            Map<Language, TemplateText> texts, Language language, @Nullable Words words) {
        if (words != null && !words.isEmpty()) {
            texts.put(language, words.read());
        }
    }

    private static List<String> names(Enum<?>[] values) {
        return List.of(values).stream().map(Enum::name).toList();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
