package org.doorstep.messaging.channel;

import org.doorstep.messaging.ChannelName;

import java.time.Duration;

/// Port: one way to reach a person. One bean per channel that is configured; a channel without a
/// bean is off. Called from many virtual threads at once, never more than [#window()].
public interface Channel {

    /// The channel this is, also where a sandbox stands in for it.
    ChannelName name();

    /// How many calls may be in flight at once: below the client's connection pool.
    int window();

    /// Whether what is sent here reaches nobody.
    boolean isSandbox();

    /// How long a call may take in all before it counts as in doubt and is interrupted.
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    /// Makes exactly one provider call, blocking, and never repeats it. An exception counts as in
    /// doubt, so what was certainly never sent is answered with [SendResult.NotCalled].
    SendResult send(Dispatch dispatch) throws InterruptedException;
}
