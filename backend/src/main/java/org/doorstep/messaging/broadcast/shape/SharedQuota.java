package org.doorstep.messaging.broadcast.shape;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Who has which part of a sender's quota, as all nodes see it. Each node keeps to its own part
/// over any sliding window, so together they keep to the whole. A part is held for a few seconds
/// and renewed; that of a node that is gone is free again when its lease, the slack between clocks
/// and one window have passed. Immutable.
///
/// @param sender whose
/// @param parts of the nodes
/// @param leftAloneUntil before which no node calls the provider, or null
/// @param usage what all nodes together have used today, or null where nothing was ever used
/// @param version counts the writes
public record SharedQuota(
        String sender,
        List<Part> parts,
        @Nullable Instant leftAloneUntil,
        @Nullable Usage usage,
        long version) {

    public SharedQuota {
        parts = List.copyOf(parts);
    }

    /// A node's part.
    ///
    /// @param node the node's run
    /// @param units what it may use in a window
    /// @param wanted whether it has something to send
    /// @param until the end of its lease by the wall clock
    public record Part(String node, long units, boolean wanted, Instant until) {}

    /// What was used on a day.
    ///
    /// @param day in London
    /// @param units in all, by every node
    public record Usage(LocalDate day, long units) {}

    /// Nobody has a part.
    public static SharedQuota none(String sender) {
        return new SharedQuota(sender, List.of(), null, null, 0);
    }

    /// Units used on that day; what was used on days before the last one is not kept.
    public long usedOn(LocalDate day) {
        return usage != null && usage.day().equals(day) ? usage.units() : 0;
    }

    /// The parts of other nodes that still count.
    ///
    /// @param gone a part whose lease ended before this counts no more
    List<Part> others(String node, Instant gone) {
        return parts.stream()
                .filter(part -> !part.node().equals(node) && !part.until().isBefore(gone))
                .toList();
    }

    /// What a node should have: an equal part among those that want one, the first of them one unit
    /// more where it does not come out even; nothing where others want and it does not.
    static long fair(long units, String node, boolean wanted, List<Part> others) {
        var wanting = new ArrayList<String>();
        others.stream().filter(Part::wanted).map(Part::node).forEach(wanting::add);
        if (!wanted) {
            return wanting.isEmpty() ? units : 0;
        }
        wanting.add(node);
        wanting.sort(null);
        var rank = wanting.indexOf(node);
        return units / wanting.size() + (rank < units % wanting.size() ? 1 : 0);
    }

    /// The same one write later, with this node's part and what it used since its last write.
    SharedQuota with(List<Part> others, Part own, @Nullable Instant pause, Usage more) {
        var all = new ArrayList<>(others);
        all.add(own);
        var later =
                pause == null || leftAloneUntil != null && leftAloneUntil.isAfter(pause)
                        ? leftAloneUntil
                        : pause;
        var used = new Usage(more.day(), usedOn(more.day()) + more.units());
        return new SharedQuota(sender, all, later, used, version + 1);
    }
}
