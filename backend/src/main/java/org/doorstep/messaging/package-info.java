/// Saying things to people: templates, audiences, broadcasts, channels, consents, opt-outs,
/// receipts.
///
/// The room knows recipients, not why they matter: who is in an audience and how to reach them is
/// told by the rooms that implement [org.doorstep.messaging.AudienceSource]. What is not here:
/// people, their roles and their voting intention. Other rooms send through
/// [org.doorstep.messaging.Broadcasts].
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "security"})
package org.doorstep.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
