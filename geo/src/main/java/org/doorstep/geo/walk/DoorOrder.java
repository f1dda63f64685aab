package org.doorstep.geo.walk;

import java.util.Comparator;

/// The natural order of door labels: `1, 1A, 1B, 2, 10`; `Flat 2` before `Flat 10`; numbered doors
/// before named ones.
///
/// Labels are read as runs of digits and runs of letters, compared run by run: numbers by value,
/// letters without regard to case; where one label ends and the other goes on, the shorter is
/// first. Spaces, commas, full stops and slashes only part runs. Two labels that read the same but
/// are written differently are ordered by their text, so that sorting is deterministic. A total
/// order, consistent with equals.
///
/// Stateless; may be shared between threads.
public final class DoorOrder implements Comparator<String> {

    public static final DoorOrder NATURAL = new DoorOrder();

    private DoorOrder() {}

    @Override
    public int compare(String a, String b) {
        var first = new DoorLabelRuns(a);
        var second = new DoorLabelRuns(b);
        while (true) {
            var moreOfFirst = first.next();
            var moreOfSecond = second.next();
            if (!moreOfFirst || !moreOfSecond) {
                var order = Boolean.compare(moreOfFirst, moreOfSecond);
                return order != 0 ? order : a.compareTo(b);
            }
            var order = first.compareRun(second);
            if (order != 0) {
                return order;
            }
        }
    }
}
