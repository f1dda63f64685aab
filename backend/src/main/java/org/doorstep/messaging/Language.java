package org.doorstep.messaging;

import java.util.Locale;

/// The languages a template can be written in.
public enum Language {
    /// `en`; every template has it.
    ENGLISH("en"),
    /// `cy`; falls back to English where a template has no Welsh wording.
    WELSH("cy");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The BCP 47 tag.
    public String tag() {
        return tag;
    }

    /// How days and dates are written in it, in Britain.
    public Locale locale() {
        return Locale.of(tag, "GB");
    }
}
