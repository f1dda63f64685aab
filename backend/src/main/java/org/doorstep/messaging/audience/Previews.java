package org.doorstep.messaging.audience;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPreview;
import org.doorstep.messaging.Counting;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Previews that go on counting while whoever asked is told how far they are. All who ask about one
/// version of a draft wait for the same count; what came out is given once and not kept, so that
/// the next to ask counts anew. Each node counts for itself. Safe for use by many threads.
public final class Previews {

    /// Results that nobody came back for are dropped beyond this many.
    private static final int MOST = 32;

    private final Preview preview;
    private final ConcurrentMap<Key, Count> counts = new ConcurrentHashMap<>();

    public Previews(Preview preview) {
        this.preview = preview;
    }

    private record Key(BroadcastId id, long version) {}

    private record Count(AtomicLong soFar, FutureTask<BroadcastPreview> result) {}

    /// What a draft would do, where that is known within the time; else how far the count is.
    public Counting of(Broadcast draft, Duration patience) {
        var key = new Key(draft.id(), draft.version());
        if (counts.size() >= MOST && !counts.containsKey(key)) {
            counts.values().removeIf(other -> other.result().isDone());
        }
        var count = counts.computeIfAbsent(key, absent -> begin(draft));
        try {
            var done = count.result().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            counts.remove(key, count);
            return new Counting(done.audience(), done);
        } catch (TimeoutException goesOn) {
            return new Counting(count.soFar().get(), null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Counting(count.soFar().get(), null);
        } catch (ExecutionException failed) {
            counts.remove(key, count);
            throw new CompletionException(failed.getCause());
        }
    }

    private Count begin(Broadcast draft) {
        var soFar = new AtomicLong();
        var count = new Count(soFar, new FutureTask<>(() -> preview.of(draft, soFar::set)));
        Thread.ofVirtual().name("broadcast-preview").start(count.result());
        return count;
    }
}
