package org.doorstep.messaging;

import org.doorstep.security.BranchId;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which people a broadcast is for, as a question to one source.
///
/// @param source the [AudienceSource#kind()] that answers it, for example `volunteers`
/// @param branch the branch whose people are meant, with everything below it
/// @param filters further conditions by name, such as `ward`, `skill`, `role` or `volunteer`; all
///   must hold, of the values of one filter any; an empty map means everybody of the branch
public record AudienceQuery(String source, BranchId branch, Map<String, List<String>> filters) {

    public AudienceQuery {
        var sorted = new TreeMap<String, List<String>>();
        filters.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        filters = java.util.Collections.unmodifiableMap(sorted);
    }
}
