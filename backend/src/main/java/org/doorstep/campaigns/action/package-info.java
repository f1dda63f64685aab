/// What there is to turn up to: actions and the campaigns that group them, how they are stored and
/// what an organiser may enter.
@NullMarked
package org.doorstep.campaigns.action;

import org.jspecify.annotations.NullMarked;
