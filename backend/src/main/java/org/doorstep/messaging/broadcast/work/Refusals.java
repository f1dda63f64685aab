package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.London;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;

import java.time.Clock;

/// What follows from a refusal beyond its own message: an opt-out or a dead address is written
/// down, a sender or a broadcast is halted. (A dead device is announced by the channel that met
/// it.) Safe for use by many threads.
public final class Refusals {

    private final BroadcastStore broadcasts;
    private final Changing changing;
    private final OptOuts optOuts;
    private final Clock clock;

    public Refusals(BroadcastStore broadcasts, Changing changing, OptOuts optOuts, Clock clock) {
        this.broadcasts = broadcasts;
        this.changing = changing;
        this.optOuts = optOuts;
        this.clock = clock;
    }

    /// What follows from one refused call.
    ///
    /// @param sender what is halted where the account may not send
    void follow(
            Broadcast broadcast,
            String sender,
            Dispatch call,
            Message message,
            SendResult.Refused refused) {
        switch (refused.effect()) {
            case NONE, DEVICE_GONE -> {}
            case ADDRESS_BAD -> suppress(call, OptOuts.Ground.UNREACHABLE);
            case OPTED_OUT ->
                    suppress(
                            call,
                            call.to() instanceof Destination.Phone
                                    ? OptOuts.Ground.KEYWORD
                                    : OptOuts.Ground.OBJECTION);
            case HALT_SENDER -> broadcasts.haltSender(sender, refused.code(), London.now(clock));
            case HALT_BROADCAST ->
                    halt(broadcast.id(), message.channel() + " was refused: " + refused.code());
        }
    }

    /// Pauses a running broadcast until a person has looked.
    void halt(BroadcastId id, String reason) {
        changing.change(
                id,
                one ->
                        one.state() == Broadcast.State.RUNNING
                                ? one.in(Broadcast.State.PAUSED, reason)
                                : one);
    }

    private void suppress(Dispatch call, OptOuts.Ground ground) {
        switch (call.to()) {
            case Destination.Phone(var number) ->
                    optOuts.add(number, ChannelName.SMS, ground, "refused-by-provider");
            case Destination.Mailbox(var address) ->
                    optOuts.add(address, ChannelName.EMAIL, ground, "refused-by-provider");
            case Destination.Device _ -> {}
        }
    }
}
