package org.doorstep.messaging.broadcast.gate;

/// One rule about writing to a person. Pure; safe for use by many threads.
interface Gate {

    /// What the rule says to this question.
    Verdict ask(Question question);
}
