package org.doorstep.bench;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A provider in this process that notes when it is called, for how many segments.
final class TimedChannel implements Channel {

    private static final int WINDOW = 100;

    private final ConcurrentLinkedQueue<Start> starts = new ConcurrentLinkedQueue<>();
    private final Wording wording;

    TimedChannel(Wording wording) {
        this.wording = wording;
    }

    /// One call.
    record Start(long at, long units, String handle) {}

    /// The calls in the order of time.
    List<Start> starts() {
        return starts.stream().sorted(Comparator.comparingLong(Start::at)).toList();
    }

    /// Messages it was called for.
    int messages() {
        var handles = new HashSet<String>();
        starts.forEach(one -> handles.add(one.handle()));
        return handles.size();
    }

    @Override
    public ChannelName name() {
        return ChannelName.SMS;
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public boolean isSandbox() {
        return false;
    }

    @Override
    public SendResult send(Dispatch dispatch) {
        var at = System.nanoTime();
        starts.add(new Start(at, wording.segments(dispatch.text()), dispatch.handle()));
        return new SendResult.Accepted("timed-" + dispatch.handle());
    }
}
