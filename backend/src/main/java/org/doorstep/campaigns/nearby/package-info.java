/// Which actions suit somebody, then the order of those that do: a row of small filters, a
/// measurement, one comparison. Knows no store and no framework.
///
/// The steps, in order: [org.doorstep.campaigns.nearby.NearbyFilter] (open, not full, within 14
/// days, allowed for the branch, reachable in time), distance
/// ([org.doorstep.geo.nearby.NearbyIndex]), overlap with free time
/// ([org.doorstep.campaigns.nearby.FreeTime]), order ([org.doorstep.campaigns.nearby.NearbyOrder]).
@NullMarked
package org.doorstep.campaigns.nearby;

import org.jspecify.annotations.NullMarked;
