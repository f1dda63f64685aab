package org.doorstep.messaging.template;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateText;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Fills a template in for one person and one channel. The same version, branch and values always
/// give the same text. Safe for use by many threads.
public final class Renderer {

    private final Branches branches;

    public Renderer(Branches branches) {
        this.branches = branches;
    }

    /// The text for one person.
    ///
    /// A language without a variant for this channel falls back to English, then to any language
    /// that has one. The imprint of election material ends an e-mail; the app shows it under a
    /// push; the law asks none of a text message.
    ///
    /// @throws IllegalArgumentException where no language has a variant for this channel
    public Rendered render(
            Template template,
            BranchId branch,
            ChannelName channel,
            Language language,
            Map<String, String> mergeValues) {
        var imprint = imprint(template, branch);
        return switch (channel) {
            case PUSH ->
                    push(variant(template, language, TemplateText::push), mergeValues, imprint);
            case SMS -> sms(variant(template, language, TemplateText::sms), mergeValues);
            case EMAIL ->
                    email(variant(template, language, TemplateText::email), mergeValues, imprint);
            case SANDBOX -> throw new IllegalArgumentException("a sandbox has no text of its own");
        };
    }

    /// What stands under the template: nothing for logistics, else its own imprint or that of the
    /// branch; empty where there is none.
    public String imprint(Template template, BranchId branch) {
        if (template.templateClass() == TemplateClass.LOGISTICS) {
            return "";
        }
        var own = template.imprint();
        return own == null || own.isBlank()
                ? branches.imprintOf(branch).orElse("").strip()
                : own.strip();
    }

    /// The merge fields any of its texts uses.
    Set<String> mergeFields(Template template) {
        var fields = new LinkedHashSet<String>();
        for (var text : template.texts().values()) {
            for (var part : parts(text)) {
                fields.addAll(new MergeText(part).fields());
            }
        }
        return fields;
    }

    private static Rendered push(
            TemplateText.Push push, Map<String, String> values, String imprint) {
        return new Rendered(fill(push.title(), values), fill(push.body(), values), null, imprint);
    }

    private static Rendered sms(TemplateText.Sms sms, Map<String, String> values) {
        var text = new MergeText(sms.text()).fill(values, SmsCleaning::mergeValue);
        return new Rendered("", text.strip(), null, "");
    }

    private static Rendered email(
            TemplateText.Email email, Map<String, String> values, String imprint) {
        var text = fill(email.text(), values);
        var html = email.html();
        var subject = fill(email.subject(), values).replaceAll("\\s+", " ");
        return new Rendered(
                subject,
                imprint.isEmpty() ? text : text + "\n\n" + imprint,
                html == null ? null : withImprint(html, values, imprint),
                imprint);
    }

    private static String withImprint(String html, Map<String, String> values, String imprint) {
        var filled = new MergeText(html).fill(values, Html::escaped);
        return imprint.isEmpty() ? filled : filled + "\n<p>" + Html.escaped(imprint) + "</p>";
    }

    private static String fill(String text, Map<String, String> values) {
        return new MergeText(text).fill(values, value -> value);
    }

    private static <T> T variant(
            Template template, Language language, Function<TemplateText, @Nullable T> channel) {
        var order = new ArrayList<Language>(List.of(language, Language.ENGLISH));
        order.addAll(List.of(Language.values()));
        for (var candidate : order) {
            var text = template.texts().get(candidate);
            var variant = text == null ? null : channel.apply(text);
            if (variant != null) {
                return variant;
            }
        }
        throw new IllegalArgumentException("the template has no variant for this channel");
    }

    private static List<String> parts(TemplateText text) {
        var parts = new ArrayList<@Nullable String>();
        var push = text.push();
        var sms = text.sms();
        var email = text.email();
        if (push != null) {
            parts.add(push.title());
            parts.add(push.body());
        }
        if (sms != null) {
            parts.add(sms.text());
        }
        if (email != null) {
            parts.add(email.subject());
            parts.add(email.text());
            parts.add(email.html());
        }
        return parts.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
