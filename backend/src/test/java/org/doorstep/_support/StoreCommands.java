package org.doorstep._support;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the application asks its store, seen at the driver. Safe for use by many threads.
public final class StoreCommands implements CommandListener {

    private static final Set<String> READS = Set.of("find", "aggregate", "count", "getMore");
    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "findAndModify", "bulkWrite");

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread watched;

    /// Forgets what was seen and watches this thread from here on: what the application does by
    /// itself meanwhile is not counted.
    public void watch() {
        seen.clear();
        watched = Thread.currentThread();
    }

    /// What was read since, as command and collection, in order.
    public List<String> reads() {
        return kept(READS);
    }

    /// What was written since, as command and collection, in order.
    public List<String> writes() {
        return kept(WRITES);
    }

    /// Watches no longer.
    public void rest() {
        watched = null;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().equals(watched)) {
            var name = event.getCommandName();
            var on = event.getCommand().get(name);
            seen.add(name + " " + (on != null && on.isString() ? on.asString().getValue() : ""));
        }
    }

    private List<String> kept(Set<String> names) {
        return seen.stream().filter(one -> names.contains(one.split(" ")[0])).toList();
    }
}
