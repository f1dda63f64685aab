package org.doorstep.messaging.channel;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// A channel with an eye on how its calls end, for the health page. Safe for use by many threads.
public final class WatchedChannel implements Channel, AutoCloseable {

    private final Channel watched;
    private final AtomicReference<String> trouble = new AtomicReference<>("");

    public WatchedChannel(Channel watched) {
        this.watched = watched;
    }

    /// What was wrong with the provider at the last call, in plain words; empty where nothing was.
    public String trouble() {
        return trouble.get();
    }

    @Override
    public ChannelName name() {
        return watched.name();
    }

    @Override
    public int window() {
        return watched.window();
    }

    @Override
    public boolean isSandbox() {
        return watched.isSandbox();
    }

    @Override
    public Duration patience() {
        return watched.patience();
    }

    @Override
    public SendResult send(Dispatch dispatch) throws InterruptedException {
        var result = watched.send(dispatch);
        trouble.set(troubleOf(result));
        return result;
    }

    /// Closes the adapter's connections.
    @Override
    public void close() {
        if (watched instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception alreadyGone) {
                throw new IllegalStateException("a channel could not be closed", alreadyGone);
            }
        }
    }

    private static String troubleOf(SendResult result) {
        return switch (result) {
            case SendResult.Accepted _ -> "";
            case SendResult.InDoubt(var reason) -> reason;
            // Load and expiry are no trouble of the provider's; a lost connection is.
            case SendResult.NotCalled(var reason, var wait) -> wait == null ? reason : "";
            case SendResult.Refused(var code, var effect) ->
                    effect == RefusalEffect.HALT_SENDER ? "refused: " + code : "";
        };
    }
}
