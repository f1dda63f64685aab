package org.doorstep.campaigns;

import org.doorstep.geo.point.Distance;

/// An action that suits somebody, with the reasons for its place in the list.
///
/// @param action the action; of its shifts those that qualify
/// @param band how far it is, roughly
/// @param distance how far it is
/// @param freeMinutes how long its best shift overlaps with the person's free time
/// @param skillMatches whether the person has a skill that is looked for
public record NearbyAction(
        Action action,
        DistanceBand band,
        Distance distance,
        int freeMinutes,
        boolean skillMatches) {}
