package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.channel.Rendered;

/// A message that every gate has let through, with its calls written into it but not yet into the
/// ledger. Lives for one window.
///
/// @param claimed the message as it was claimed
/// @param message the same with its open calls
/// @param person how the person is reached
/// @param text what it says
record Prepared(Message claimed, Message message, Reachable person, Rendered text) {}
