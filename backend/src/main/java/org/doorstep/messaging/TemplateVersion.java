package org.doorstep.messaging;

import java.util.UUID;

/// One wording of one template; never changed once a broadcast uses it.
///
/// @param template the template's id
/// @param number the version, from 1
public record TemplateVersion(UUID template, int number) {

    public TemplateVersion {
        if (number < 1) {
            throw new IllegalArgumentException("versions of a template count from 1");
        }
    }

    /// Id, a colon, the number: the form in which it is stored.
    public String text() {
        return template + ":" + number;
    }

    /// Reads the form of [#text()].
    ///
    /// @throws IllegalArgumentException where the text is not of that form
    public static TemplateVersion parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a template version is id:number");
        }
        return new TemplateVersion(
                UUID.fromString(text.substring(0, colon)),
                Integer.parseInt(text.substring(colon + 1)));
    }
}
