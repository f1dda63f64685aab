package org.doorstep.messaging.trigger;

import org.doorstep.kernel.London;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Occasion;
import org.doorstep.messaging.OccasionSource;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Control;
import org.doorstep.messaging.broadcast.Launching;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns occasions into broadcasts, one each, and stops the broadcasts of occasions that are none
/// any more. Reads the owners' records anew at each pass, so a crash or a lost fact loses nothing;
/// any number of nodes may pass at once. Safe for use by many threads.
public final class Triggers {

    private static final List<ChannelName> ORDER =
            List.of(ChannelName.PUSH, ChannelName.SMS, ChannelName.EMAIL);

    /// What no key contains, before the number of times that one was written about.
    private static final String AGAIN = "..";

    private final List<OccasionSource> sources;
    private final TemplateUses uses;
    private final BroadcastStore broadcasts;
    private final Launching launching;
    private final Control control;
    private final Clock clock;

    public Triggers(
            Collection<OccasionSource> sources,
            TemplateUses uses,
            BroadcastStore broadcasts,
            Launching launching,
            Control control,
            Clock clock) {
        this.sources = List.copyOf(sources);
        this.uses = uses;
        this.broadcasts = broadcasts;
        this.launching = launching;
        this.control = control;
        this.clock = clock;
    }

    /// One look at everything.
    public void pass() {
        var open =
                broadcasts.open().stream()
                        .filter(one -> one.kind() == Broadcast.Kind.TRIGGERED)
                        .filter(one -> !one.state().isOver())
                        .toList();
        for (var source : sources) {
            stopWhatIsNone(source, open);
            source.due(London.now(clock)).forEach(occasion -> start(source, occasion));
        }
    }

    /// Looks at one occasion that may be none any more, and stops its broadcast where it is none.
    public void look(String kind, String key) {
        if (sources.stream().anyMatch(one -> one.kind().equals(kind) && one.stands(key))) {
            return;
        }
        for (var written : about(kind, key)) {
            if (isOf(written, kind, key) && !written.state().isOver()) {
                control.withdraw(written.id());
            }
        }
    }

    private void stopWhatIsNone(OccasionSource source, List<Broadcast> open) {
        var prefix = source.kind() + ":";
        for (var broadcast : open) {
            var id = broadcast.id().value();
            if (id.startsWith(prefix) && !source.stands(key(id.substring(prefix.length())))) {
                control.withdraw(broadcast.id());
            }
        }
    }

    private void start(OccasionSource source, Occasion occasion) {
        var now = London.now(clock);
        if (!now.isBefore(occasion.until())) {
            return;
        }
        unwritten(source.kind(), occasion.key(), now)
                .ifPresent(id ->
                        uses.find(source.kind(), occasion.branch())
                                .ifPresent(template ->
                                        launching.trigger(broadcast(id, occasion, template))));
    }

    /// The id for an occasion that is to be written about. One that was written about is not again,
    /// unless it had ended since, or something else about the same thing was said later: of a shift
    /// that is moved and moved back people heard another time last. What a person stopped stays so.
    ///
    /// What is written is always later than what was written before, by every node's clock: until
    /// then nothing is, so that the order is certain and nothing comes twice.
    private Optional<BroadcastId> unwritten(String kind, String key, Instant now) {
        var written = about(kind, key);
        var last = written.stream().max(Comparator.comparing(Triggers::launchedAt));
        if (last.filter(one -> !launchedAt(one).isBefore(now)).isPresent()
                || last.filter(one -> isOf(one, kind, key) && !one.isWithdrawn()).isPresent()) {
            return Optional.empty();
        }
        var times = written.stream().filter(one -> isOf(one, kind, key)).count();
        return Optional.of(
                new BroadcastId(kind + ":" + key + (times == 0 ? "" : AGAIN + (times + 1))));
    }

    /// What was written about the thing that a key names before its first colon.
    private List<Broadcast> about(String kind, String key) {
        return broadcasts.named(kind + ":" + key.split(":", 2)[0]);
    }

    private static boolean isOf(Broadcast written, String kind, String key) {
        return key(written.id().value()).equals(kind + ":" + key);
    }

    private static Instant launchedAt(Broadcast triggered) {
        return Objects.requireNonNull(triggered.launchedAt());
    }

    private static String key(String numbered) {
        var again = numbered.indexOf(AGAIN);
        return again < 0 ? numbered : numbered.substring(0, again);
    }

    private static Broadcast broadcast(BroadcastId id, Occasion occasion, Template template) {
        var plan =
                new BroadcastPlan(
                        occasion.branch(),
                        occasion.title(),
                        new TemplateVersion(template.id().value(), template.version()),
                        occasion.audience(),
                        steps(template),
                        null,
                        occasion.until());
        return Broadcast.drafted(
                id,
                Broadcast.Kind.TRIGGERED,
                plan,
                template.purpose(),
                template.templateClass(),
                template.draftedBy());
    }

    private static List<ChannelStep> steps(Template template) {
        Stream<ChannelName> wanted = ORDER.stream().filter(template.channels()::contains);
        return wanted.map(ChannelStep::of).toList();
    }
}
