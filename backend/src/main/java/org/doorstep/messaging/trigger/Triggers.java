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
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Turns occasions into broadcasts, one each, and stops the broadcasts of occasions that are none
/// any more. Reads the owners' records anew at each pass, so a crash or a lost fact loses nothing;
/// any number of nodes may pass at once. Safe for use by many threads.
public final class Triggers {

    private static final List<ChannelName> ORDER =
            List.of(ChannelName.PUSH, ChannelName.SMS, ChannelName.EMAIL);

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
        var id = new BroadcastId(kind + ":" + key);
        var known = broadcasts.find(id).filter(one -> !one.state().isOver()).isPresent();
        if (known
                && sources.stream().noneMatch(one -> one.kind().equals(kind) && one.stands(key))) {
            control.withdraw(id);
        }
    }

    private void stopWhatIsNone(OccasionSource source, List<Broadcast> open) {
        var prefix = source.kind() + ":";
        for (var broadcast : open) {
            var id = broadcast.id().value();
            if (id.startsWith(prefix) && !source.stands(id.substring(prefix.length()))) {
                control.withdraw(broadcast.id());
            }
        }
    }

    private void start(OccasionSource source, Occasion occasion) {
        var id = new BroadcastId(source.kind() + ":" + occasion.key());
        if (!London.now(clock).isBefore(occasion.until()) || broadcasts.find(id).isPresent()) {
            return;
        }
        uses.find(source.kind(), occasion.branch())
                .ifPresent(template -> launching.trigger(broadcast(id, occasion, template)));
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
