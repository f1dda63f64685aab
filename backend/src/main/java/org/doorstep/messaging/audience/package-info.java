/// Who would get a broadcast, before anybody gets it: the sources other rooms offer, by kind, and
/// the preview with its counts, samples and exclusions by reason.
@NullMarked
package org.doorstep.messaging.audience;

import org.jspecify.annotations.NullMarked;
