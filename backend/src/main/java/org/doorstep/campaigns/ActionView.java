package org.doorstep.campaigns;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// An action as one person may see it.
///
/// @param action the action; its meeting place is not for showing unless `meeting` is there
/// @param branchName the branch in words
/// @param campaignName the campaign in words, or null
/// @param roughPoint the meeting point rounded to a kilometre
/// @param meeting the exact meeting place, or null where this person may not see it
/// @param mySignUps this person's places by shift
public record ActionView(
        Action action,
        String branchName,
        @Nullable String campaignName,
        GeoPoint roughPoint,
        @Nullable MeetingPlace meeting,
        Map<ShiftId, SignUp> mySignUps) {

    public ActionView {
        mySignUps = Map.copyOf(mySignUps);
    }
}
