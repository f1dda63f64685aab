package org.doorstep.campaigns.web;

import org.doorstep.api.model.ActionDetail;
import org.doorstep.api.model.ActionSummary;
import org.doorstep.api.model.MyCheckIn;
import org.doorstep.api.model.MyShiftSignUp;
import org.doorstep.api.model.NearbyAction;
import org.doorstep.api.model.Point;
import org.doorstep.api.model.ShiftSummary;
import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionView;
import org.doorstep.campaigns.Actions;
import org.doorstep.campaigns.CheckIn;
import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.shift.SignUps.MyPlace;
import org.doorstep.geo.point.GeoPoint;
import org.springframework.stereotype.Component;

/// The room's records as the contract shows them. The exact meeting place goes out only where the
/// view, or a place of one's own, has it.
@Component
class CampaignsAnswers {

    private static final int MOST_PLACES = 10_000;

    private final Actions actions;

    CampaignsAnswers(Actions actions) {
        this.actions = actions;
    }

    NearbyAction nearby(org.doorstep.campaigns.NearbyAction found) {
        return new NearbyAction(
                summary(found.action()),
                CampaignsMapper.MAPPER.band(found.band()),
                (int) Math.round(found.distance().metres() / 100) * 100,
                Math.min(found.action().placesLeft(), MOST_PLACES),
                found.action().cancelled(),
                found.freeMinutes(),
                found.skillMatches());
    }

    ActionDetail detail(ActionView view) {
        var action = view.action();
        var meeting = view.meeting();
        return new ActionDetail(
                summary(action),
                view.campaignName(),
                action.description(),
                action.cancelled(),
                action.skillsWanted().stream().sorted().map(CampaignsMapper.MAPPER::skill).toList(),
                point(view.roughPoint()),
                meeting == null ? null : point(meeting.point()),
                meeting == null ? null : meeting.address(),
                action.shifts().stream().map(shift -> shift(shift, view)).toList());
    }

    // The generated record allows null for `actionId` in a spelling that NullAway does not see.
    @SuppressWarnings("NullAway")
    MyCheckIn checkIn(CheckIn checkIn) {
        var action = checkIn.action();
        return new MyCheckIn(
                checkIn.id(),
                point(checkIn.point()),
                checkIn.since(),
                checkIn.until(),
                action == null ? null : action.value(),
                checkIn.attended());
    }

    MyShiftSignUp place(MyPlace mine) {
        var shift = mine.shift().shift();
        var meeting = mine.action().meeting();
        return new MyShiftSignUp(
                mine.place().id().value(),
                shift.id().value(),
                summary(mine.action()),
                shift.startsAt(),
                shift.endsAt(),
                point(meeting.point()),
                meeting.address(),
                mine.place().takenAt(),
                mine.shift().cancelled() || mine.action().cancelled(),
                mine.place().attended());
    }

    private ActionSummary summary(Action action) {
        return new ActionSummary(
                action.id().value(),
                CampaignsMapper.MAPPER.kind(action.kind()),
                action.title(),
                actions.branchName(action.branch()),
                action.area(),
                action.startsAt(),
                action.endsAt());
    }

    private static ShiftSummary shift(Shift shift, ActionView view) {
        var mine = view.mySignUps().get(shift.id());
        return new ShiftSummary(
                shift.id().value(),
                shift.startsAt(),
                shift.endsAt(),
                shift.places(),
                shift.cancelled() ? 0 : shift.placesLeft(),
                mine == null ? null : mine.id().value());
    }

    private static Point point(GeoPoint point) {
        return CampaignsMapper.MAPPER.point(point);
    }
}
