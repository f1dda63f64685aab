/// Opt-out: addresses that are never written to again, party-wide, and the words by which people
/// say so.
///
/// The last check before every send. What is kept is a keyed hash of the address, so an opt-out
/// survives erasure, a new import and a new registration without holding the address itself.
@NullMarked
package org.doorstep.messaging.optout;

import org.jspecify.annotations.NullMarked;
