package org.doorstep.messaging.audience;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPreview;
import org.doorstep.messaging.BroadcastPreview.Sample;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.Verdict;
import org.doorstep.messaging.channel.Rendered;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Adds up a preview, page by page. Used by one thread.
final class PreviewCount {

    private static final int SAMPLES = 10;

    private final Wording wording;
    private final BroadcastSettings settings;
    private final Set<String> people = new HashSet<>();
    private final Map<String, Person> page = new HashMap<>();
    private final Map<ChannelName, Long> first = new EnumMap<>(ChannelName.class);
    private final Map<ChannelName, Long> ever = new EnumMap<>(ChannelName.class);
    private final Map<String, Long> excluded = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private long reached;
    private long segments;
    private long segmentsAtMost;
    private int longest;

    PreviewCount(Wording wording, BroadcastSettings settings) {
        this.wording = wording;
        this.settings = settings;
    }

    /// What is known of one person of the page.
    private static final class Person {

        private @Nullable ChannelName first;
        private @Nullable String reason;
        private boolean reasonIsMissing;
        private int segments;
    }

    /// A person comes up; one who came up before is not counted again.
    void person(String personKey) {
        if (people.add(personKey)) {
            page.put(personKey, new Person());
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

    BroadcastPreview result(String describedAs, Instant start, Instant deadline) {
        var finish = finish();
        return new BroadcastPreview(
                people.size(),
                reached,
                first,
                ever,
                excluded,
                segments,
                segmentsAtMost,
                longest,
                samples,
                finish,
                start.plus(finish).isAfter(deadline),
                describedAs);
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

    /// Channels send side by side, so the slowest decides; texts are paced by the segment.
    private Duration finish() {
        var longestSeconds = 0.0;
        for (var entry : first.entrySet()) {
            var amount = entry.getKey() == ChannelName.SMS ? segments : entry.getValue();
            longestSeconds = Math.max(longestSeconds, amount / settings.paceOf(entry.getKey()));
        }
        return Duration.ofSeconds((long) Math.ceil(longestSeconds));
    }
}
