package org.doorstep.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.SenderState;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.sms.TwilioCodes;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything the pages about messages can say is in both languages. The sentences are read out of
/// the room's source, so that a new one without Welsh fails here.
class MessagingWordsTest {

    private static final Path ROOM = Path.of("src/main/java/org/doorstep/messaging");
    private static final Path PAGES = Path.of("src/main/java/org/doorstep/console/broadcasts");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");

    /// Texts for recipients, for logs, for the store or for the audit trail: no page says them.
    private static final List<String> ELSEWHERE =
            List.of(
                    "/store/",
                    "/trigger/",
                    "MessagingDemonstration",
                    "MyMessages",
                    "CodesByChannel",
                    "Letters",
                    "Dossier",
                    "Rendered",
                    "LedgerInvariants",
                    "OnRecord",
                    "MessageChecks",
                    // By the codes of its entries: the next test.
                    "Telling",
                    // By the question: the words of audiences.
                    "JoinedAudience");

    /// What stands before a text that is for programmers, the log or the settings.
    private static final Pattern NOT_SAID =
            Pattern.compile(
                    "(Exception\\(|LOG\\.log\\([^;]*|Default(Value)?\\(|LookedUp\\.Incomplete\\("
                            + "|\\.contains\\(|compile\\(|var reason =)\\s*(\\w+\\s*\\+\\s*)?$");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*\\+)?");
    private static final Pattern FILLED_IN = Pattern.compile("\"\\s*\\+\\s*[\\w.()]+\\s*\\+\\s*\"");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][a-zA-Z0-9._-]*[a-zA-Z0-9])");
    private static final Pattern SAID_BY_CODE = Pattern.compile("msg\\('([a-z0-9.-]*[a-z0-9])'");
    private static final Pattern OF =
            Pattern.compile("wording\\s*\\.of\\(\\s*\"([a-z0-9.-]+)\"[,)]");

    private final Properties english = words("messages.properties");
    private final Properties welsh = words("messages_cy.properties");

    @Test
    void whateverIsKeptInEnglishIsKeptInWelsh() {
        var missing = new TreeSet<>(english.stringPropertyNames());
        missing.removeAll(welsh.stringPropertyNames());
        assertThat(missing).isEmpty();
    }

    @Test
    void everyReasonOfTheRoomHasItsWelsh() throws IOException {
        var missing = new TreeMap<String, String>();
        var seen = 0;
        for (var file : sources(ROOM)) {
            for (var sentence : sentences(file)) {
                seen++;
                var key = "said." + Wording.keyOf(sentence.text());
                if (!isKept(key, sentence.goesOn())) {
                    missing.put(sentence.text(), file.getFileName().toString());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).isGreaterThan(80);
    }

    @Test
    void everyEntryOfATimelineHasItsWelsh() throws IOException {
        var telling = Files.readString(ROOM.resolve("broadcast/Telling.java"));
        var codes = new TreeSet<String>();
        Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\",\\s*List\\.of")
                .matcher(telling)
                .results()
                .forEach(found -> codes.add(found.group(1)));
        assertThat(codes).contains("frozen", "passed-over", "attempt", "shown", "now");
        for (var state : org.doorstep.messaging.broadcast.AttemptState.values()) {
            codes.add("became." + state);
        }
        assertThat(codes).allSatisfy(code -> assertThat(welsh).containsKey("timeline." + code));
    }

    @Test
    void everyStateAndEveryCodeHasBoth() {
        var names = new ArrayList<String>();
        Map.of(
                        "Broadcast.State.", Broadcast.State.values(),
                        "MessageState.", MessageState.values(),
                        "ChannelName.", ChannelName.values(),
                        "Purpose.", Purpose.values(),
                        "TemplateClass.", TemplateClass.values(),
                        "SenderState.Standing.", SenderState.Standing.values(),
                        "senders.unit.", ChannelName.values())
                .forEach((stem, values) -> Stream.of(values).forEach(one -> names.add(stem + one)));
        TwilioCodes.rows()
                .forEach((code, row) -> {
                    names.add("code." + code);
                    if (row.effect() != null && row.effect().name().equals("HALT_SENDER")) {
                        names.add("halt." + code);
                    }
                });
        for (var reason : List.of("http-401", "http-403", "authentication-failed", "other")) {
            names.add("halt." + reason);
        }
        assertThat(names)
                .allSatisfy(name -> {
                    assertThat(english).containsKey(name);
                    assertThat(welsh).containsKey(name);
                });
    }

    @Test
    void everyKeyOfThePagesIsThere() throws IOException {
        var missing = new TreeSet<String>();
        for (var file : sources(PAGES)) {
            find(OF, Files.readString(file), missing);
        }
        try (var pages = Files.list(TEMPLATES)) {
            for (var page : pages.toList()) {
                var text = Files.readString(page);
                find(KEY, text, missing);
                find(SAID_BY_CODE, text, missing);
            }
        }
        assertThat(missing).isEmpty();
    }

    private void find(Pattern pattern, String text, TreeSet<String> missing) {
        var found = pattern.matcher(text);
        while (found.find()) {
            var key = found.group(1);
            // English is said by the rooms themselves there.
            var inWelshOnly = key.startsWith("audience.says.");
            if (!english.containsKey(key) && !inWelshOnly || !welsh.containsKey(key)) {
                missing.add(key);
            }
        }
    }

    private boolean isKept(String key, boolean goesOn) {
        return welsh.containsKey(key)
                || goesOn
                        && welsh.stringPropertyNames().stream()
                                .anyMatch(one -> one.startsWith(key + "-"));
    }

    /// A text of several words.
    ///
    /// @param goesOn whether something is put behind it
    private record Sentence(String text, boolean goesOn) {}

    private static List<Sentence> sentences(Path file) throws IOException {
        var source =
                Files.readString(file)
                        .replaceAll("(?m)^\\s*///.*$", "")
                        .replaceAll("(?m)//.*$", "")
                        .replaceAll("\"\\s*\\+\\s*\"", "");
        source = FILLED_IN.matcher(source).replaceAll(" 1 ").replaceAll("%,?[ds]", "1");
        var found = new ArrayList<Sentence>();
        var literal = LITERAL.matcher(source);
        while (literal.find()) {
            var text = literal.group(1);
            var before = source.substring(Math.max(0, literal.start() - 160), literal.start());
            if (text.strip().matches("(?s).*[a-z]{2,} .*|.* [a-z]{2,}.*")
                    && !NOT_SAID.matcher(before).find()) {
                found.add(new Sentence(text, literal.group(2) != null));
            }
        }
        return found;
    }

    private static List<Path> sources(Path room) throws IOException {
        try (var files = Files.walk(room)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ELSEWHERE.stream().noneMatch(file.toString()::contains))
                    .sorted()
                    .toList();
        }
    }

    private static Properties words(String name) {
        var words = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources").resolve(name))) {
            words.load(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return words;
    }
}
