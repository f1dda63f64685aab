package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Every word of the pages of signing in and of security is in both languages.
class SecurityWordsTest {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*)");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Test
    void noPageOfSecuritySaysAnythingInOneLanguageOnly() throws IOException {
        var english = words("messages.properties");
        var welsh = words("messages_cy.properties");
        var missing = new TreeSet<String>();
        for (var page : pages()) {
            var keys = KEY.matcher(Files.readString(page));
            while (keys.find()) {
                if (!english.containsKey(keys.group(1)) || !welsh.containsKey(keys.group(1))) {
                    missing.add(page.getFileName() + " " + keys.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noWordStandsInATemplateWithoutItsKey() throws IOException {
        var left = new ArrayList<String>();
        for (var page : pages()) {
            var text =
                    Files.readString(page)
                            .replaceAll("<[^>]*th:text[^>]*>[^<]*", "")
                            .replaceAll("<[^>]*>", " ")
                            .replaceAll("[\\s·:]+", " ")
                            .strip();
            if (text.matches(".*[A-Za-z]{2,}.*")) {
                left.add(page.getFileName() + ": " + text);
            }
        }
        assertThat(left).isEmpty();
    }

    private static java.util.List<Path> pages() throws IOException {
        var found = new ArrayList<Path>();
        try (var security = Files.list(TEMPLATES.resolve("security"))) {
            security.forEach(found::add);
        }
        for (var page :
                java.util.List.of(
                        "retention",
                        "invitations",
                        "people-factors",
                        "audit",
                        "grants",
                        "broadcast-why",
                        "actions",
                        "action",
                        "action-form",
                        "action-cancel",
                        "shift")) {
            found.add(TEMPLATES.resolve("console").resolve(page + ".html"));
        }
        return found;
    }

    private static Properties words(String name) throws IOException {
        var words = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources").resolve(name))) {
            words.load(file);
        }
        return words;
    }
}
