/// Streets and doors: walks, who walks what, and what was done of it.
///
/// An assignment hands out a walk, an order of street parts, until a time; a part is in at most one
/// live assignment of a campaign. What is not here: the streets themselves
/// ([org.doorstep.territory.Streets]) and who lives there.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "security",
            "territory",
            "membership",
            "campaigns",
            "messaging"
        })
package org.doorstep.canvassing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
