package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.broadcast.shape.Shaper;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.SendResult;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The way the messages of a window go out.
///
/// @param name the channel of their step
/// @param channel its adapter, or null where the channel is off
/// @param sender the account it goes out through, or null where none is named
/// @param shaper the use of the sender by this node, or null where it is not limited
record Route(
        ChannelName name,
        @Nullable Channel channel,
        @Nullable Sender sender,
        @Nullable Shaper shaper) {

    /// A window is no larger than what starts within this time, with a second to spare of the five
    /// that are allowed.
    private static final Duration WINDOW = Duration.ofSeconds(4);

    /// Messages a window takes where the channel is off and only the gates are asked.
    private static final int UNCALLED_WINDOW = 500;

    private static final long LONGEST_NAP = Duration.ofMillis(100).toNanos();

    /// What is halted where the account may not send.
    String haltedAs() {
        return sender == null ? name.name() : sender.haltedAs();
    }

    /// What it sends as, or null for that of the channel's settings.
    @Nullable String from() {
        return sender == null ? null : sender.from();
    }

    /// The most messages of a window.
    int window() {
        return channel == null ? UNCALLED_WINDOW : channel.window();
    }

    /// The most units of a window: segments of text messages, else messages; 0 where the sender
    /// cannot be used now.
    long units() {
        return startable(WINDOW);
    }

    /// Units that start within that time.
    long startable(Duration within) {
        return shaper == null ? Long.MAX_VALUE : shaper.startable(within);
    }

    /// Waits until the sender may start a call.
    ///
    /// @param mayStart asked again and again; false ends the waiting
    /// @return whether the call may start; [#calling] is to be told when it is made and [#ended]
    ///   how it ended
    boolean awaitTurn(long units, BooleanSupplier mayStart) {
        if (shaper == null) {
            return mayStart.getAsBoolean();
        }
        for (var waited = 0L; waited < WINDOW.toNanos() && mayStart.getAsBoolean(); ) {
            var wait = shaper.start(units);
            if (wait == 0) {
                return true;
            }
            var nap = Math.min(wait, LONGEST_NAP);
            if (wait > WINDOW.toNanos() || !slept(nap)) {
                return false;
            }
            waited += nap;
        }
        return false;
    }

    /// Tells the shaper that a call is made now.
    void calling(long units) {
        if (shaper != null) {
            shaper.calling(units);
        }
    }

    /// Tells the shaper what a call says about the provider's health.
    void ended(SendResult result) {
        if (shaper == null) {
            return;
        }
        if (haltsSender(result)) {
            shaper.refused();
        } else {
            shaper.ended(
                    switch (result) {
                        case SendResult.Accepted _, SendResult.Refused _ -> null;
                        case SendResult.NotCalled(var _, var pause) ->
                                pause == null ? Duration.ZERO : pause;
                        case SendResult.InDoubt _ -> Duration.ZERO;
                    });
        }
    }

    /// Whether nothing may go out through this account until somebody has looked.
    static boolean haltsSender(SendResult result) {
        return result instanceof SendResult.Refused refused
                && refused.effect() == SendResult.RefusalEffect.HALT_SENDER;
    }

    private static boolean slept(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
