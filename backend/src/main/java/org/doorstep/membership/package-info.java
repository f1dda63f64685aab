/// Our people: volunteers, roles, privacy-notice acceptance, location toggle, devices, home patch.
///
/// A person signs up, proves an address by a code and waits until an organiser approves or blocks.
/// How to reach people is handed to messaging in bulk, at send time, by the audience source
/// `volunteers`. What is not here: consents and opt-outs (messaging's), accounts and sessions
/// (security's), electors. Others ask [org.doorstep.membership.Volunteers].
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "security", "territory", "messaging"})
package org.doorstep.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
