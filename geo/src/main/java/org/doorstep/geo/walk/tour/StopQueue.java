package org.doorstep.geo.walk.tour;

/// Stops in the order in which they came, each once at a time.
final class StopQueue {

    private final int[] ring;
    private final boolean[] waits;
    private int head;
    private int size;

    StopQueue(int stops) {
        ring = new int[stops];
        waits = new boolean[stops];
    }

    void add(int stop) {
        if (waits[stop]) {
            return;
        }
        waits[stop] = true;
        var at = head + size++;
        ring[at < ring.length ? at : at - ring.length] = stop;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int take() {
        var stop = ring[head];
        head = head + 1 == ring.length ? 0 : head + 1;
        size--;
        waits[stop] = false;
        return stop;
    }
}
