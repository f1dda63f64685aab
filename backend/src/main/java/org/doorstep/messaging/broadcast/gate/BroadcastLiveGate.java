package org.doorstep.messaging.broadcast.gate;

import org.doorstep.messaging.Broadcast;

/// Only a running broadcast sends.
final class BroadcastLiveGate implements Gate {

    @Override
    public Verdict ask(Question question) {
        return question.broadcast().state() == Broadcast.State.RUNNING
                ? Verdict.ALLOW
                : new Verdict.Refuse("the broadcast is not running", Verdict.Closed.BROADCAST);
    }
}
