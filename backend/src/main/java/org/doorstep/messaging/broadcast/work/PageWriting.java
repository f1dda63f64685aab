package org.doorstep.messaging.broadcast.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Writes a few pages at once, each on a virtual thread. What trips in one of them trips whoever
/// asks next, and closing waits for those under way: nothing goes on writing behind anybody's back.
/// Used by one thread.
final class PageWriting implements AutoCloseable {

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("page-writing").start(task);

    private final int most;
    private final Deque<CompletableFuture<Integer>> underWay = new ArrayDeque<>();
    private int added;

    PageWriting(int most) {
        this.most = most;
    }

    /// Begins to write a page, once fewer than the most are under way.
    ///
    /// @param page answers how many messages it added
    void begin(Supplier<Integer> page) {
        while (underWay.size() >= most) {
            await();
        }
        underWay.add(CompletableFuture.supplyAsync(page, THREADS));
    }

    /// How many messages all pages added, once they are all written.
    int added() {
        while (!underWay.isEmpty()) {
            await();
        }
        return added;
    }

    private void await() {
        try {
            added += underWay.remove().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException tripped ? tripped : e;
        }
    }

    @Override
    public void close() {
        for (var page : underWay) {
            page.exceptionally(tripped -> 0).join();
        }
    }
}
