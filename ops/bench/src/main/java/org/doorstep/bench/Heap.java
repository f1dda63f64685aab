package org.doorstep.bench;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/// How much heap a thing keeps: what is in use with it less what was in use without, each after
/// full collections, by the heap's own account.
final class Heap {

    private Heap() {}

    /// @param made what was made
    /// @param bytes what it keeps
    record Kept<T>(T made, long bytes) {}

    static <T> Kept<T> of(Supplier<T> maker) {
        var before = used();
        var made = maker.get();
        return new Kept<>(made, used() - before);
    }

    private static long used() {
        var heap = ManagementFactory.getMemoryMXBean();
        for (var i = 0; i < 4; i++) {
            System.gc();
        }
        return heap.getHeapMemoryUsage().getUsed();
    }
}
