package org.doorstep.geo.format;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a feature calls itself, so that an issue can be found again in the file.
///
/// The code is the value of the first property that looks like a GSS code (a letter of a nation and
/// eight digits), a property whose name speaks of wards before any other; failing that the property
/// `code`, `id` or `gss_code`. The name is the property beside that code (`WD13NM` beside
/// `WD13CD`), else `name`.
///
/// @param code or empty
/// @param name or empty
record FeatureLabel(String code, String name) {

    private static final Pattern GSS_CODE = Pattern.compile("[EWSN]\\d{8}");

    static FeatureLabel of(Map<String, String> properties) {
        var codeProperty = "";
        for (var property : properties.entrySet()) {
            if (GSS_CODE.matcher(property.getValue()).matches()
                    && (codeProperty.isEmpty()
                            || (speaksOfWards(property.getKey())
                                    && !speaksOfWards(codeProperty)))) {
                codeProperty = property.getKey();
            }
        }
        var code =
                codeProperty.isEmpty()
                        ? firstOf(properties, "code", "gss_code", "id")
                        : properties.getOrDefault(codeProperty, "");
        var beside =
                codeProperty.toUpperCase(Locale.ROOT).endsWith("CD")
                        ? codeProperty.substring(0, codeProperty.length() - 2)
                                + (codeProperty.endsWith("cd") ? "nm" : "NM")
                        : "name";
        return new FeatureLabel(code, firstOf(properties, beside, "name"));
    }

    private static boolean speaksOfWards(String property) {
        var upper = property.toUpperCase(Locale.ROOT);
        return upper.startsWith("WD") || upper.contains("WARD");
    }

    private static String firstOf(Map<String, String> properties, String... names) {
        for (var name : names) {
            for (var property : properties.entrySet()) {
                if (property.getKey().equalsIgnoreCase(name)) {
                    return property.getValue();
                }
            }
        }
        return "";
    }
}
