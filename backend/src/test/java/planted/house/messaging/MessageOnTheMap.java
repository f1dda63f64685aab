package planted.house.messaging;

import org.doorstep.geo.point.GeoPoint;

/// A message that knows where it is.
record MessageOnTheMap(GeoPoint where) {}
