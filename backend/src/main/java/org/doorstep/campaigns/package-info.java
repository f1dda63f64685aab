/// Things to turn up to: campaigns and their actions, shifts, sign-ups, check-ins, and the nearest
/// one for you.
///
/// The last place of a shift goes to exactly one person; a check-in is one point that is deleted at
/// its end, not a log. What is not here: the walk an action's canvassers do (canvassing's) and what
/// is sent to them (messaging's, by the audience source `action-sign-ups`). Others ask
/// [org.doorstep.campaigns.Actions] and [org.doorstep.campaigns.NearbyActions].
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "security", "territory", "membership", "messaging"})
package org.doorstep.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
