package org.doorstep.campaigns;

import org.doorstep.geo.point.GeoPoint;

/// Exactly where an action meets. Shown to those who have a place and to those whom the row
/// `meeting-point` allows it; everybody else sees the area and the rough point.
///
/// @param point the place
/// @param address the place in words, 1 to 300 characters
public record MeetingPlace(GeoPoint point, String address) {

    /// The point everybody may see: rounded to a kilometre.
    public GeoPoint roughly() {
        return point.rounded(1000);
    }
}
