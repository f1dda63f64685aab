package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Wording;
import org.doorstep.messaging.PersonOutcome.Entry;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The sentences of a timeline in the reader's language: by the code of each, and as they are where
/// no words are kept for it. Thread-safe; templates know it as `@timelineWords`.
@Component("timelineWords")
class TimelineWords {

    private static final Set<String> ENDED_BADLY = Set.of("became.UNDELIVERED", "became.FAILED");

    private final Wording wording;

    TimelineWords(Wording wording) {
        this.wording = wording;
    }

    /// One sentence; behind a provider's code that is known, what it means.
    public String of(Entry entry) {
        var sentence =
                wording.orElse(
                        "timeline." + entry.code(),
                        entry.what(),
                        IntStream.range(0, entry.values().size())
                                .mapToObj(place -> value(entry.code(), place, entry.values()))
                                .toArray());
        var meaning = ENDED_BADLY.contains(entry.code()) ? meaning(entry.values()) : "";
        return meaning.isEmpty() ? sentence : sentence + " " + wording.sentence(meaning);
    }

    private String meaning(List<String> values) {
        return values.isEmpty() || values.getFirst().isEmpty()
                ? ""
                : wording.orElse("code." + values.getFirst(), "");
    }

    private String value(String code, int place, List<String> values) {
        var text = values.get(place);
        if (text.isEmpty()) {
            return "";
        }
        return switch (code + place) {
            case "passed-over0", "attempt1", "attempt-in-sandbox1" ->
                    wording.of("ChannelName." + text);
            case "passed-over1", "became.NOT_CALLED0" -> wording.said(text);
            case "attempt2", "attempt-in-sandbox2" ->
                    wording.orElse("timeline.follows." + text, "");
            case "became.UNDELIVERED0", "became.FAILED0" ->
                    wording.orElse("timeline.code", text, text);
            case "now0" -> wording.of("MessageState." + text);
            case "now1" -> wording.orElse("timeline.because", text, wording.said(text));
            case "now2" -> wording.orElse("timeline.next", text, wording.at(Instant.parse(text)));
            default -> text;
        };
    }
}
