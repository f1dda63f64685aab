/// How fast a provider account may be used: its quota over any sliding window, shared between nodes
/// through the store, and how it is left alone when the provider is busy or down.
///
/// Knows units and time, not messages. Sending asks it before each call and tells it after.
@NullMarked
package org.doorstep.messaging.broadcast.shape;

import org.jspecify.annotations.NullMarked;
