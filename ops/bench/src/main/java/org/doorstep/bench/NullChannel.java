package org.doorstep.bench;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A provider in this process that only counts.
final class NullChannel implements Channel {

    private static final int WINDOW = 500;

    private final ChannelName name;
    private final AtomicLong calls = new AtomicLong();
    private final Set<String> handles = ConcurrentHashMap.newKeySet();

    NullChannel(ChannelName name) {
        this.name = name;
    }

    void forget() {
        calls.set(0);
        handles.clear();
    }

    long calls() {
        return calls.get();
    }

    /// Messages it was called for.
    int messages() {
        return handles.size();
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public int window() {
        return WINDOW;
    }

    /// It has no quota.
    @Override
    public boolean isSandbox() {
        return true;
    }

    @Override
    public SendResult send(Dispatch dispatch) {
        handles.add(dispatch.handle());
        return new SendResult.Accepted("null-" + calls.incrementAndGet());
    }
}
