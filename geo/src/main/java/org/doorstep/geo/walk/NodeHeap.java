package org.doorstep.geo.walk;

import java.util.Arrays;

/// A binary heap of nodes by a length; a node may stand in it several times.
final class NodeHeap {

    private int[] nodes = new int[64];
    private double[] keys = new double[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    void add(int node, double key) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        var at = size++;
        while (at > 0 && keys[(at - 1) / 2] > key) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        nodes[at] = node;
        keys[at] = key;
    }

    /// The node with the least key.
    int take() {
        var least = nodes[0];
        size--;
        var node = nodes[size];
        var key = keys[size];
        var at = 0;
        while (2 * at + 1 < size) {
            var child = 2 * at + 1;
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            move(child, at);
            at = child;
        }
        nodes[at] = node;
        keys[at] = key;
        return least;
    }

    private void move(int from, int to) {
        nodes[to] = nodes[from];
        keys[to] = keys[from];
    }
}
