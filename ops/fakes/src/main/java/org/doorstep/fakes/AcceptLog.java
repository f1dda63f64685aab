package org.doorstep.fakes;

import org.doorstep.fakes.wire.LineFile;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one provider accepted, in order, and every send it was asked for. Grows only. Thread-safe.
///
/// @param <A> the kind of thing accepted
public final class AcceptLog<A extends Accepted> {

    /// One send the provider was asked for, accepted or not; look-ups are not among them.
    ///
    /// @param at when the request had been read
    /// @param recipient whom it was for
    /// @param fault what was done with it
    /// @param accepted whether it can reach the person
    public record Call(Instant at, String recipient, Object fault, boolean accepted) {}

    private final @Nullable LineFile file;
    private final List<A> accepted = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    AcceptLog(@Nullable LineFile file) {
        this.file = file;
    }

    /// Everything accepted so far, oldest first.
    public synchronized List<A> all() {
        return List.copyOf(accepted);
    }

    /// How many were accepted.
    public synchronized int count() {
        return accepted.size();
    }

    /// What was accepted for one recipient, oldest first.
    public synchronized List<A> to(String recipient) {
        return accepted.stream().filter(each -> each.recipient().equals(recipient)).toList();
    }

    /// Every send asked for so far, oldest first.
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /// What was accepted more than once for the same handle and recipient, and how often; without a
    /// handle the recipient alone counts. Keys are `handle recipient`.
    public synchronized Map<String, Integer> repeated() {
        Map<String, Integer> times = new TreeMap<>();
        for (A each : accepted) {
            String handle = each.handle();
            times.merge((handle == null ? "" : handle + " ") + each.recipient(), 1, Integer::sum);
        }
        times.values().removeIf(n -> n < 2);
        return times;
    }

    /// One accepted thing as a line of JSON, as it stands in the log file.
    static String line(Accepted accepted) {
        ObjectNode node =
                JsonMapper.shared().createObjectNode().put("provider", accepted.provider());
        node.setAll((ObjectNode) JsonMapper.shared().valueToTree(accepted));
        return node.toString();
    }

    /// On disc first, if it goes there at all: an accept is told only once it is in the log.
    synchronized void accept(A newest) {
        if (file != null) {
            file.append(line(newest));
        }
        accepted.add(newest);
    }

    synchronized void called(Instant at, String recipient, Object fault, boolean taken) {
        calls.add(new Call(at, recipient, fault, taken));
    }
}
