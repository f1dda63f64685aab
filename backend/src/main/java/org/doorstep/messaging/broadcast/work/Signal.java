package org.doorstep.messaging.broadcast.work;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes the workers of this node when there is something new; other nodes find it by polling. Safe
/// for use by many threads.
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long calls;

    /// There may be work.
    public void wake() {
        lock.lock();
        try {
            calls++;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How often it was called so far; read before looking for work, so that no call is missed.
    long calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it is called again after `seen`, or for that long, give or take a fifth, so that
    /// nodes do not fall into step.
    void await(long seen, Duration most) throws InterruptedException {
        var spread = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        var left = (long) (most.toNanos() * spread);
        lock.lock();
        try {
            while (calls == seen && left > 0) {
                left = woken.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
