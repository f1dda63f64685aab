package org.doorstep.campaigns.action;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Occasion;
import org.doorstep.messaging.OccasionSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The occasions `action-nearby`: an action of the week to come that has places left, once, for the
/// branch's volunteers who live near it. The template's purpose says which consent is needed. Its
/// key is the action. Safe for use by many threads.
public final class ActionsNearby implements OccasionSource {

    /// How far ahead people are told.
    static final Duration AHEAD = Duration.ofDays(7);

    /// Later than this before its start nobody is told any more.
    static final Duration TOO_LATE = Duration.ofHours(3);

    /// How near is near, in metres; from the rough point, because a query is read by more people
    /// than may see the exact place.
    private static final int NEAR = 5_000;

    private final ActionStore actions;

    public ActionsNearby(ActionStore actions) {
        this.actions = actions;
    }

    @Override
    public String kind() {
        return "action-nearby";
    }

    @Override
    public List<Occasion> due(Instant now) {
        return actions.findAll(actions.idsWithPlaces(now.plus(TOO_LATE), now.plus(AHEAD))).stream()
                .filter(action -> !action.cancelled())
                .filter(action -> now.isBefore(action.startsAt().minus(TOO_LATE)))
                .map(ActionsNearby::occasion)
                .toList();
    }

    @Override
    public boolean stands(String key) {
        return actions.find(ActionId.of(key)).filter(action -> !action.isOff()).isPresent();
    }

    private static Occasion occasion(Action action) {
        var near = action.meeting().roughly();
        var circle =
                String.format(Locale.ROOT, "%.5f,%.5f,%d", near.latitude(), near.longitude(), NEAR);
        return new Occasion(
                action.id().toString(),
                action.branch(),
                "Action nearby",
                new AudienceQuery("volunteers", action.branch(), Map.of("within", List.of(circle))),
                action.startsAt().minus(TOO_LATE));
    }
}
