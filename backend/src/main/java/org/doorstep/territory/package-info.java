/// The ground: wards, streets, their outlines and versions over boundary changes.
///
/// Wards come in boundary sets with the date from which they hold; everything that refers to a ward
/// carries its set, and only this room compares sets. What is not here: who lives or campaigns
/// there. Any room that may use this one asks [org.doorstep.territory.Wards] and
/// [org.doorstep.territory.Streets].
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "security"})
package org.doorstep.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
