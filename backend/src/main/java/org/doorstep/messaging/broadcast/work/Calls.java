package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Makes the calls of a window at once, each on a virtual thread of its own and with a limit on its
/// total time. Never makes one twice. Safe for use by many threads.
final class Calls {

    private Calls() {}

    /// Makes all calls and waits for them.
    ///
    /// @param units what each takes of the sender's quota
    /// @param mayStart asked immediately before each call; what may not start is not called
    /// @return what each gave, in the order of the calls
    static List<SendResult> all(
            Route route, List<Dispatch> calls, List<Integer> units, BooleanSupplier mayStart)
            throws InterruptedException {
        var channel = Objects.requireNonNull(route.channel());
        var permits = new Semaphore(channel.window());
        var running = new ArrayList<CompletableFuture<SendResult>>();
        for (var i = 0; i < calls.size(); i++) {
            var call = new Call(channel, calls.get(i), units.get(i));
            var result = new CompletableFuture<SendResult>();
            running.add(result);
            Thread.ofVirtual()
                    .name("send-" + channel.name())
                    .start(() -> result.complete(one(route, call, permits, mayStart)));
        }
        var results = new ArrayList<SendResult>();
        for (var result : running) {
            results.add(await(result));
        }
        return results;
    }

    private static SendResult await(CompletableFuture<SendResult> result)
            throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            return new SendResult.InDoubt("the call broke off");
        }
    }

    /// One call to make.
    private record Call(Channel channel, Dispatch dispatch, int units) {}

    private static SendResult one(
            Route route, Call call, Semaphore permits, BooleanSupplier mayStart) {
        permits.acquireUninterruptibly();
        try {
            if (!route.awaitTurn(call.units(), mayStart)) {
                return new SendResult.NotCalled("it came too late to start", null);
            }
            var result = limited(route, call);
            route.ended(result);
            return result;
        } finally {
            permits.release();
        }
    }

    /// The call runs on a thread of its own, so that one which hangs can be given up and
    /// interrupted; what it learns after that is in doubt.
    private static SendResult limited(Route route, Call call) {
        var channel = call.channel();
        var result = new CompletableFuture<SendResult>();
        var caller =
                Thread.ofVirtual()
                        .name("call-" + channel.name())
                        .start(() -> result.complete(guarded(route, call)));
        try {
            return result.get(channel.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            caller.interrupt();
            return new SendResult.InDoubt(
                    "no answer within " + channel.patience().toSeconds() + " s");
        } catch (InterruptedException | ExecutionException e) {
            caller.interrupt();
            return new SendResult.InDoubt("the call broke off");
        }
    }

    private static SendResult guarded(Route route, Call call) {
        route.calling(call.units());
        try {
            return call.channel().send(call.dispatch());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.InDoubt("the call was interrupted");
        } catch (RuntimeException e) {
            return new SendResult.InDoubt("the call broke off: " + e.getClass().getSimpleName());
        }
    }
}
