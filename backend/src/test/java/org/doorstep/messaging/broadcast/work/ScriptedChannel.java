package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The edge of a provider that does what a test says, with a log of what it accepted: the ground
/// truth. Accepts everything until told otherwise.
final class ScriptedChannel implements Channel {

    private final ChannelName name;
    private final int window;
    private final AtomicLong ids = new AtomicLong();
    private final List<Dispatch> called = new CopyOnWriteArrayList<>();
    private final List<Dispatch> accepted = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.ACCEPT;
    private volatile Duration patience = Duration.ofSeconds(10);

    ScriptedChannel(ChannelName name, int window) {
        this.name = name;
        this.window = window;
    }

    /// What the provider does with a call.
    interface Answer {

        Answer ACCEPT = (channel, call) -> channel.accept(call);

        SendResult to(ScriptedChannel channel, Dispatch call) throws InterruptedException;
    }

    void answer(Answer next) {
        answer = next;
    }

    void patience(Duration next) {
        patience = next;
    }

    /// The provider takes it and says so.
    SendResult accept(Dispatch call) {
        accepted.add(call);
        return new SendResult.Accepted(name + "-" + ids.incrementAndGet());
    }

    /// Handles the provider was called for, in the order of the calls.
    List<String> called() {
        return called.stream().map(Dispatch::handle).toList();
    }

    /// Handles the provider took.
    List<String> accepted() {
        return accepted.stream().map(Dispatch::handle).toList();
    }

    /// The calls the provider took.
    List<Dispatch> acceptedCalls() {
        return List.copyOf(accepted);
    }

    List<Dispatch> calls() {
        return List.copyOf(called);
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public boolean isSandbox() {
        return false;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public SendResult send(Dispatch dispatch) throws InterruptedException {
        called.add(dispatch);
        return answer.to(this, dispatch);
    }
}
