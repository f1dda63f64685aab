package org.doorstep.messaging.audience;

import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/// The people one source finds. Whole pages are read while they are used up one by one; after a
/// jump over most of a page the next is a short one, so that a small set beside a large one costs
/// little.
final class SourcePeople implements People {

    private static final int AFTER_A_JUMP = 32;

    private final AudienceSource source;
    private final AudienceQuery query;
    private final int page;
    private final Deque<Candidate> read = new ArrayDeque<>();
    private @Nullable String after;
    private int next;
    private int last;
    private boolean ended;

    SourcePeople(AudienceSource source, AudienceQuery query, @Nullable String after, int page) {
        this.source = source;
        this.query = query;
        this.after = after;
        this.page = page;
        this.next = page;
    }

    @Override
    public @Nullable Candidate head() {
        if (read.isEmpty() && !ended) {
            fill();
        }
        return read.peekFirst();
    }

    @Override
    public void advance() {
        if (head() != null) {
            read.removeFirst();
        }
    }

    @Override
    public void seek(String ref) {
        var dropped = 0;
        while (!read.isEmpty() && read.getFirst().ref().text().compareTo(ref) < 0) {
            read.removeFirst();
            dropped++;
        }
        if (read.isEmpty() && !ended) {
            jump(ref, dropped * 2 > last);
        }
    }

    private void jump(String ref, boolean isFar) {
        var before = RefOrder.justBefore(ref);
        if (before != null && (after == null || after.compareTo(before) < 0)) {
            after = before;
            next = isFar ? Math.min(page, AFTER_A_JUMP) : next;
        }
    }

    /// @throws IllegalStateException where the source breaks the order, which would lose people
    private void fill() {
        var found = source.page(query, after, next);
        for (var candidate : found) {
            var ref = candidate.ref().text();
            if (after != null && ref.compareTo(after) <= 0) {
                throw new IllegalStateException(
                        "the audience " + source.kind() + " is not in ref order");
            }
            after = ref;
        }
        read.addAll(found);
        ended = found.size() < next;
        last = found.size();
        next = Math.min(page, next * 2);
    }
}
