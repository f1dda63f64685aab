package org.doorstep.campaigns.nearby;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.Shift;
import org.doorstep.geo.point.Distance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One reason why a shift of an action may not suit somebody. Each knows one rule and can be tried
/// alone; their order does not matter.
@FunctionalInterface
interface NearbyFilter {

    /// How far ahead people are asked.
    Duration HORIZON = Duration.ofDays(14);

    /// Whether the shift passes.
    boolean keeps(Candidate candidate);

    /// A shift of an action, and how far away it is at that moment.
    record Candidate(Action action, Shift shift, Distance distance, Instant now) {}

    /// Neither the action nor the shift has been called off.
    static boolean isOpen(Candidate candidate) {
        return !candidate.action().cancelled() && !candidate.shift().cancelled();
    }

    /// There is a place left.
    static boolean isNotFull(Candidate candidate) {
        return candidate.shift().placesLeft() > 0;
    }

    /// It starts within 14 days, the end included.
    static boolean startsWithinTheHorizon(Candidate candidate) {
        return !candidate.shift().startsAt().isAfter(candidate.now().plus(HORIZON));
    }

    /// Who travels at that speed, as the crow flies, is there when it starts.
    static NearbyFilter reachableBeforeItStarts(double kilometresPerHour) {
        return candidate -> {
            var seconds = candidate.distance().kilometres() / kilometresPerHour * 3600;
            var arrival = candidate.now().plusSeconds((long) Math.ceil(seconds));
            return candidate.shift().startsAt().isAfter(candidate.now())
                    && !arrival.isAfter(candidate.shift().startsAt());
        };
    }

    /// The person may see and take it.
    static NearbyFilter allowedFor(Seeker seeker, Reach reach) {
        return candidate -> reach.covers(seeker, candidate.action());
    }

    /// Those that do not ask how far away the action is.
    static List<NearbyFilter> anywhere(Seeker seeker, Reach reach) {
        return List.of(
                NearbyFilter::isOpen,
                NearbyFilter::isNotFull,
                NearbyFilter::startsWithinTheHorizon,
                allowedFor(seeker, reach));
    }

    /// All of them, as decided.
    static List<NearbyFilter> all(Seeker seeker, Reach reach, double kilometresPerHour) {
        return List.of(
                NearbyFilter::isOpen,
                NearbyFilter::isNotFull,
                NearbyFilter::startsWithinTheHorizon,
                allowedFor(seeker, reach),
                reachableBeforeItStarts(kilometresPerHour));
    }
}
