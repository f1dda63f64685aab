package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.broadcast.Approval;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.About;
import org.doorstep.messaging.broadcast.gate.Question;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What has to be read before people are written to: how to reach them, what they agreed to, what
/// they objected to. Three reads for any number of people, each through its owner's door. Safe for
/// use by many threads.
public final class WindowReading {

    private final AudienceSources sources;
    private final Consents consents;
    private final OptOuts optOuts;
    private final Wording wording;
    private final Approval approval;

    public WindowReading(
            AudienceSources sources,
            Consents consents,
            OptOuts optOuts,
            Wording wording,
            Approval approval) {
        this.sources = sources;
        this.consents = consents;
        this.optOuts = optOuts;
        this.wording = wording;
        this.approval = approval;
    }

    /// What is the same for everybody of a window.
    public About about(
            Broadcast broadcast, ChannelName channel, boolean channelOn, boolean launcherMay) {
        return new About(
                broadcast,
                channel,
                channelOn,
                launcherMay,
                approval.stands(broadcast),
                isImprinted(broadcast));
    }

    /// What would be, were a draft launched and approved.
    public About expected(Broadcast broadcast, ChannelName channel, boolean channelOn) {
        return new About(broadcast, channel, channelOn, true, true, isImprinted(broadcast));
    }

    private boolean isImprinted(Broadcast broadcast) {
        return wording.lasting(broadcast.plan().template())
                .filter(facts -> !facts.imprintMissing())
                .isPresent();
    }

    /// How people of a broadcast can be reached now. Refs the source no longer knows are absent.
    public Map<RecipientRef, Reachable> people(Broadcast broadcast, Collection<RecipientRef> refs) {
        var query = broadcast.plan().audience();
        return sources.of(query).addresses(query, refs);
    }

    /// Who agrees to a channel and whose address is opted out of it.
    public Allowed allowed(
            Broadcast broadcast, ChannelName channel, Map<RecipientRef, Reachable> people) {
        var points = new HashSet<ContactPoint>();
        for (var person : people.values()) {
            var point = point(person, channel);
            if (point != null) {
                points.add(point);
            }
        }
        return new Allowed(
                channel == ChannelName.SANDBOX
                        ? Set.copyOf(people.keySet())
                        : consents.allowed(people.keySet(), channel, broadcast.purpose()),
                points.isEmpty() ? Map.of() : optOuts.grounds(points, channel));
    }

    /// The contact point of a person on a channel, or null where the channel has none.
    static @Nullable ContactPoint point(Reachable person, ChannelName channel) {
        return switch (channel) {
            case SMS -> person.phone();
            case EMAIL -> person.email();
            case PUSH, SANDBOX -> null;
        };
    }

    /// What was read about one channel.
    ///
    /// @param consented who agrees to it for the broadcast's purpose
    /// @param optOuts the addresses that are opted out of it, and on which ground
    public record Allowed(Set<RecipientRef> consented, Map<ContactPoint, OptOuts.Ground> optOuts) {

        /// The question that the gates are asked about one person.
        public Question question(
                About about, RecipientRef ref, @Nullable Reachable person, Instant now) {
            var point = person == null ? null : point(person, about.channel());
            return new Question(
                    about,
                    person,
                    consented.contains(ref),
                    point == null ? null : optOuts.get(point),
                    now);
        }
    }
}
