/// The ledger: plan, freeze, claim, gate, send, settle. One message per person in a broadcast, its
/// attempts inside it, and at any instant at most one attempt that can still reach the person.
///
/// What a message becomes is computed by [org.doorstep.messaging.broadcast.Message] alone, from its
/// attempts; everything else here finds due work, does it in windows and writes down what it
/// learnt. How it is stored is behind [org.doorstep.messaging.broadcast.Ledger].
@NullMarked
package org.doorstep.messaging.broadcast;

import org.jspecify.annotations.NullMarked;
