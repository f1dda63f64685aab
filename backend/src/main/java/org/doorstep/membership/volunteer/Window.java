package org.doorstep.membership.volunteer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/// Part of a list of ids in their order.
///
/// @param ids those in it
/// @param last the last id looked at, after which the list goes on; null at its end
public record Window(List<String> ids, @Nullable String last) {

    public Window {
        ids = List.copyOf(ids);
    }

    /// The same part with only these.
    Window keep(Predicate<String> wanted) {
        return new Window(ids.stream().filter(wanted).toList(), last);
    }
}
