/// The volunteer: the person, how to reach them, where they live, what they offer, and the way from
/// sign-up to erasure. Contact points are stored encrypted, beside a keyed hash.
@NullMarked
package org.doorstep.membership.volunteer;

import org.jspecify.annotations.NullMarked;
