package org.doorstep.messaging.audience;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPreview;
import org.doorstep.messaging.BroadcastPreview.Sample;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.broadcast.BroadcastStore.Counted;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.Verdict;
import org.doorstep.messaging.channel.Rendered;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds up a preview, page by page. Used by one thread.
final class PreviewCount {

    private static final int SAMPLES = 10;

    private final Wording wording;
    private final SeenPersons seen = new SeenPersons();
    private final Map<String, Person> page = new HashMap<>();
    private final Map<ChannelName, Long> first = new EnumMap<>(ChannelName.class);
    private final Map<ChannelName, Long> ever = new EnumMap<>(ChannelName.class);
    private final Map<String, Long> excluded = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Long> dearCharacters = new TreeMap<>();
    private long audience;
    private long dearTexts;
    private long dearSegments;
    private long reached;
    private long segments;
    private long segmentsAtMost;
    private int longest;

    PreviewCount(Wording wording) {
        this.wording = wording;
    }

    /// When it would be through.
    ///
    /// @param sending how long sending takes
    /// @param through the last start
    /// @param late whether that passes the deadline
    record Finish(Duration sending, Instant through, boolean late) {}

    /// What is known of one person of the page.
    private static final class Person {

        private @Nullable ChannelName first;
        private @Nullable String reason;
        private boolean reasonIsMissing;
        private int segments;
    }

    /// A person comes up; one who came up before is not counted again.
    void person(Candidate candidate) {
        if (!page.containsKey(candidate.personKey()) && seen.isNew(candidate)) {
            page.put(candidate.personKey(), new Person());
            audience++;
        }
    }

    /// What the gates say about one of the person's channels.
    void step(
            Candidate candidate,
            ChannelName channel,
            Verdict verdict,
            @Nullable Reachable address,
            Broadcast running) {
        var person = page.get(candidate.personKey());
        if (person == null) {
            return;
        }
        if (verdict instanceof Verdict.Refuse(var reason, var closed)) {
            note(person, reason, closed == Verdict.Closed.MISSING_ADDRESS);
            return;
        }
        if (address == null
                || verdict instanceof Verdict.WaitUntil wait && isTooLate(wait, running)) {
            note(person, "the deadline comes first", false);
            return;
        }
        ever.merge(channel, 1L, Long::sum);
        var isFirst = person.first == null;
        if (isFirst) {
            person.first = channel;
        }
        if (channel == ChannelName.SMS || isFirst && samples.size() < SAMPLES) {
            look(person, channel, address, isFirst, running);
        }
    }

    /// Everything about a person has been said.
    void close(Candidate candidate) {
        var person = page.remove(candidate.personKey());
        if (person == null) {
            return;
        }
        segmentsAtMost += person.segments;
        if (person.first == null) {
            excluded.merge(person.reason == null ? "no channel" : person.reason, 1L, Long::sum);
            return;
        }
        reached++;
        first.merge(person.first, 1L, Long::sum);
        if (person.first == ChannelName.SMS) {
            segments += person.segments;
        }
    }

    /// How many people came up.
    long audience() {
        return audience;
    }

    /// What each channel has to send first: texts by the segment, others by the message.
    Map<ChannelName, Long> amounts() {
        var amounts = new EnumMap<>(first);
        amounts.computeIfPresent(ChannelName.SMS, (channel, texts) -> segments);
        return amounts;
    }

    /// What a launch needs to know of it later.
    Counted counted(Instant at) {
        return new Counted(at, audience, amounts(), longest, List.copyOf(dearCharacters.keySet()));
    }

    BroadcastPreview result(String describedAs, BigDecimal segmentPrice, Finish finish) {
        return new BroadcastPreview(
                audience,
                reached,
                first,
                ever,
                excluded,
                segments,
                segmentsAtMost,
                longest,
                samples,
                new BroadcastPreview.Costs(
                        segmentPrice,
                        price(segments, segmentPrice),
                        price(segmentsAtMost, segmentPrice),
                        dearTexts,
                        dearSegments,
                        price(dearSegments, segmentPrice),
                        dearCharacters),
                finish.sending(),
                finish.through(),
                finish.late(),
                false,
                describedAs);
    }

    private static BigDecimal price(long segments, BigDecimal segmentPrice) {
        return segmentPrice.multiply(BigDecimal.valueOf(segments));
    }

    /// The reason that says most: a rule rather than a missing address, the first one of its kind.
    private static void note(Person person, String reason, boolean missing) {
        if (person.reason == null || person.reasonIsMissing && !missing) {
            person.reason = reason;
            person.reasonIsMissing = missing;
        }
    }

    private static boolean isTooLate(Verdict.WaitUntil wait, Broadcast running) {
        var deadline = running.deadline();
        return deadline != null && !wait.until().isBefore(deadline);
    }

    private void look(
            Person person,
            ChannelName channel,
            Reachable address,
            boolean isFirst,
            Broadcast running) {
        var plan = running.plan();
        Rendered text =
                wording.render(
                        plan.template(),
                        plan.branch(),
                        channel,
                        address.language(),
                        address.mergeValues());
        var size = channel == ChannelName.SMS ? wording.segments(text) : 0;
        if (channel == ChannelName.SMS) {
            person.segments = size;
            note(text, size);
            longest = Math.max(longest, size);
        }
        if (isFirst && samples.size() < SAMPLES) {
            samples.add(
                    new Sample(
                            address.displayName(),
                            channel,
                            text.subject().isEmpty() ? null : text.subject(),
                            text.body(),
                            size));
        }
    }

    /// A text of one character too many may cost twice as much; whoever plans is told which.
    private void note(Rendered text, int size) {
        var dear = wording.costlyCharacters(text);
        var extra = dear.isEmpty() ? 0 : size - wording.plainSegments(text);
        if (extra > 0) {
            dearTexts++;
            dearSegments += extra;
            dear.codePoints()
                    .forEach(c -> dearCharacters.merge(Character.toString(c), 1L, Long::sum));
        }
    }
}
