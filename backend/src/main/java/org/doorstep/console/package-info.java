/// Organiser web pages that combine rooms: what needs me, the map, handing out streets, people
/// waiting, broadcasts, import of wards, the outbox, the readable contract.
///
/// The pages ask the other rooms through their published doors and decide nothing; every page is an
/// ordinary form or list that works without JavaScript. Nobody imports this room. What is not here:
/// pages for people without an account, which belong to the room whose matter they are.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "security",
            "territory",
            "messaging",
            "membership",
            "campaigns",
            "canvassing"
        })
package org.doorstep.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
