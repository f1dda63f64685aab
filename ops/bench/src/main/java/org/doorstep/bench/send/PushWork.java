package org.doorstep.bench.send;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.push.FcmChannel;
import org.doorstep.messaging.channel.push.PushSettings;
import org.doorstep.security.BranchId;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/// Our side: the channel as the ledger calls it, each call on a virtual thread, no more at once
/// than its window.
final class PushWork implements AutoCloseable {

    static final String TITLE = "Doorstep";
    static final String BODY = "You have a new message. / Mae gennych neges newydd.";

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Rendered TEXT = new Rendered("", "", null, "");

    private final FcmChannel channel;
    private final Clock clock = Clock.systemUTC();

    PushWork(URI endpoint, int calls, boolean multiplexed, Duration timeout) {
        channel =
                new FcmChannel(
                        new PushSettings(
                                null,
                                "p",
                                null,
                                endpoint,
                                calls,
                                multiplexed,
                                timeout,
                                TITLE,
                                BODY),
                        clock,
                        dead -> {});
    }

    /// Sends to so many devices.
    ///
    /// @return what each call gave
    List<SendResult> send(int count) {
        var permits = new Semaphore(channel.window());
        var running = IntStream.range(0, count).mapToObj(n -> start(n, permits)).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<SendResult> start(int n, Semaphore permits) {
        var result = new CompletableFuture<SendResult>();
        permits.acquireUninterruptibly();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        result.complete(channel.send(dispatch(n)));
                    } catch (InterruptedException | RuntimeException e) {
                        result.completeExceptionally(e);
                    } finally {
                        permits.release();
                    }
                });
        return result;
    }

    private Dispatch dispatch(int n) {
        return new Dispatch(
                handle(n),
                1,
                new Destination.Device(new PushAddress("installation", device(n), true)),
                TEXT,
                clock.instant().plus(Duration.ofMinutes(9)),
                new BroadcastId("b1"),
                new BranchId(new UUID(7, 7)),
                TemplateClass.LOGISTICS);
    }

    static String handle(int n) {
        var end = new StringBuilder();
        for (var shift = 15; shift >= 0; shift -= 5) {
            end.append(LETTERS.charAt(n >> shift & 31));
        }
        return "abcdefghijklmnopqrstuv" + end;
    }

    static String device(int n) {
        return "device-" + n;
    }

    @Override
    public void close() {
        channel.close();
    }
}
