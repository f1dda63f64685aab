package org.doorstep.messaging.audience;

import org.doorstep.kernel.London;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPreview;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.BroadcastStore.Counted;
import org.doorstep.messaging.broadcast.Launching;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.Gates;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.messaging.broadcast.work.Channels;
import org.doorstep.messaging.broadcast.work.WindowReading;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// What a broadcast would do if it were launched now, by the very gates that sending asks. Notes
/// how many people it counted and otherwise reads only; the time it takes grows with the audience.
/// Safe for use by many threads.
public final class Preview {

    private static final int PAGE = 500;

    private final AudienceSources sources;
    private final BroadcastStore broadcasts;
    private final WindowReading reading;
    private final Gates gates;
    private final Channels channels;
    private final Wording wording;
    private final Launching launching;
    private final Terms terms;

    /// The clock, the rates, the hours and the price of a segment in pounds.
    ///
    /// @param settings how fast a channel is where no sender is named for it
    /// @param senders how fast those are that are
    public record Terms(
            Clock clock,
            BroadcastSettings settings,
            QuietHours hours,
            Senders senders,
            BigDecimal segmentPrice) {}

    public Preview(
            AudienceSources sources,
            BroadcastStore broadcasts,
            WindowReading reading,
            Gates gates,
            Channels channels,
            Wording wording,
            Launching launching,
            Terms terms) {
        this.sources = sources;
        this.broadcasts = broadcasts;
        this.reading = reading;
        this.gates = gates;
        this.channels = channels;
        this.wording = wording;
        this.launching = launching;
        this.terms = terms;
    }

    /// Looks at everybody the query finds.
    public BroadcastPreview of(Broadcast draft) {
        return of(draft, soFar -> {});
    }

    /// The same, saying after each page how many people are counted.
    BroadcastPreview of(Broadcast draft, LongConsumer soFar) {
        var now = London.now(terms.clock());
        var running = running(draft, now);
        var source = sources.of(draft.plan().audience());
        var counting = new PreviewCount(wording);
        String after = null;
        List<Candidate> page;
        do {
            page = source.page(draft.plan().audience(), after, PAGE);
            count(running, source, page, counting, now);
            soFar.accept(counting.audience());
            after = page.isEmpty() ? null : page.getLast().ref().text();
        } while (page.size() == PAGE);
        broadcasts.counted(draft.id(), draft.version(), counting.counted(now));
        return result(running, counting, start(draft, now), source);
    }

    /// Whether a draft whose audience was counted before would not be through by its deadline if it
    /// were launched now.
    public boolean isLate(Broadcast draft, Counted known) {
        var now = London.now(terms.clock());
        return finish(running(draft, now), known.amounts(), start(draft, now)).late();
    }

    private Broadcast running(Broadcast draft, Instant now) {
        var deadline = launching.deadline(draft, now);
        return draft.launched(draft.drafter(), now, deadline, "preview").counted(0, 0);
    }

    /// Channels send side by side, so the slowest decides; texts are paced by the segment.
    private BroadcastPreview result(
            Broadcast running, PreviewCount counting, Instant start, AudienceSource source) {
        return counting.result(
                source.describe(running.plan().audience()),
                terms.segmentPrice(),
                finish(running, counting.amounts(), start));
    }

    private PreviewCount.Finish finish(
            Broadcast running, Map<ChannelName, Long> amounts, Instant start) {
        var finish = Duration.ZERO;
        var through = start;
        var finishTime = new FinishTime(terms.hours());
        for (var entry : amounts.entrySet()) {
            var sending = sending(running, entry.getKey(), entry.getValue());
            var last =
                    finishTime.of(
                            running.plan(),
                            running.templateClass(),
                            entry.getKey(),
                            start,
                            sending);
            finish = finish.compareTo(sending) < 0 ? sending : finish;
            through = through.isBefore(last) ? last : through;
        }
        var deadline = running.deadline();
        return new PreviewCount.Finish(
                finish, through, deadline != null && through.isAfter(deadline));
    }

    /// By the sender that the broadcast names, or the nearest; in whole seconds.
    private Duration sending(Broadcast running, ChannelName channel, long units) {
        var exactly =
                terms.senders()
                        .of(running.plan(), channel)
                        .map(sender -> sender.timeFor(units))
                        .orElseGet(() ->
                                Duration.ofNanos(
                                        (long)
                                                (units
                                                        / terms.settings().paceOf(channel)
                                                        * Duration.ofSeconds(1).toNanos())));
        return exactly.toNanosPart() == 0 ? exactly : Duration.ofSeconds(exactly.toSeconds() + 1);
    }

    private void count(
            Broadcast running,
            AudienceSource source,
            List<Candidate> page,
            PreviewCount counting,
            Instant now) {
        if (page.isEmpty()) {
            return;
        }
        var people =
                source.addresses(
                        running.plan().audience(), page.stream().map(Candidate::ref).toList());
        for (var candidate : page) {
            counting.person(candidate);
        }
        for (var step : running.plan().steps()) {
            var name = step.channel();
            var allowed = reading.allowed(running, name, people);
            var about = reading.expected(running, name, channels.find(name).isPresent());
            for (var candidate : page) {
                var person = people.get(candidate.ref());
                var question = allowed.question(about, candidate.ref(), person, now);
                counting.step(candidate, name, gates.ask(question), person, running);
            }
        }
        page.forEach(counting::close);
    }

    private static Instant start(Broadcast draft, Instant now) {
        var scheduled = draft.plan().scheduledFor();
        return scheduled == null || scheduled.isBefore(now) ? now : scheduled;
    }
}
