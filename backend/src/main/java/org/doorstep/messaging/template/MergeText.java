package org.doorstep.messaging.template;

import org.doorstep.kernel.Refusal.FieldFault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with merge fields: `{{first_name}}`, or `{{first_name|friend}}` with what to write where
/// nothing is known. Nothing else has a meaning: no sections, no loops. Immutable, safe to share.
///
/// @param text the text with its fields
record MergeText(String text) {

    /// The fields there are. A source may know only some of them; a text that needs one the source
    /// does not know is not sent.
    static final Set<String> KNOWN =
            Set.of(
                    "first_name",
                    "branch",
                    "campaign",
                    "action",
                    "place",
                    "ward",
                    "walk",
                    "doors",
                    "day",
                    "date",
                    "time",
                    "link",
                    "organiser");

    private static final Pattern FIELD =
            Pattern.compile("\\{\\{\\s*([^{}|]*?)\\s*(?:\\|([^{}]*))?}}");

    /// The names of the fields used, in order.
    Set<String> fields() {
        var names = new LinkedHashSet<String>();
        FIELD.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /// What is wrong with the fields, if anything.
    ///
    /// @param where the field of the request the text came in
    List<FieldFault> faults(String where) {
        var faults = new ArrayList<FieldFault>();
        for (var name : fields()) {
            if (!KNOWN.contains(name)) {
                faults.add(
                        new FieldFault(
                                where,
                                "only known merge fields",
                                "Use only these: "
                                        + String.join(", ", KNOWN.stream().sorted().toList())
                                        + "."));
            }
        }
        var rest = FIELD.matcher(text).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            faults.add(
                    new FieldFault(
                            where,
                            "merge fields are closed",
                            "Write a merge field as {{first_name}} or {{first_name|friend}}."));
        }
        return faults;
    }

    /// The fields that have neither a value nor a stand-in.
    Set<String> missing(Map<String, String> values) {
        var missing = new LinkedHashSet<String>();
        FIELD.matcher(text)
                .results()
                .filter(found -> found.group(2) == null)
                .filter(found -> values.getOrDefault(found.group(1), "").isBlank())
                .forEach(found -> missing.add(found.group(1)));
        return missing;
    }

    /// The text with its fields filled.
    ///
    /// @param values by the name of the field; a blank one counts as unknown
    /// @param form how a value is written into this kind of text, for example HTML-escaped
    String fill(Map<String, String> values, UnaryOperator<String> form) {
        return FIELD.matcher(text)
                .replaceAll(found -> {
                    var value = values.getOrDefault(found.group(1), "");
                    var otherwise = found.group(2) == null ? "" : found.group(2);
                    var written = form.apply(value.isBlank() ? otherwise : value);
                    return Matcher.quoteReplacement(written);
                });
    }
}
