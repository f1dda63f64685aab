/// Words every room shares: contact points, facts, pages of results, outcomes and refusals, the
/// clock's zone, secrets.
///
/// What is not here: anything that knows a volunteer, a street or a message. Everybody may import
/// this room, so it imports nobody; it stays at 25 types or fewer.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.doorstep.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
