package org.doorstep.messaging;

import java.util.List;

/// Why somebody is not in an audience, as things stand now. Holds nothing of the person but what
/// the query asks for. Immutable, safe to share.
public sealed interface Shortfall {

    /// A condition of the audience.
    ///
    /// @param source the [AudienceSource#kind()] that is asked
    /// @param code the name of the filter, such as `ward`; or one of [#BRANCH], [#REACH] and
    ///   [#TOGETHER]
    /// @param values what the filter allows, any of them; empty where the code says it all
    record Condition(String source, String code, List<String> values) {

        /// Being of the branch that is meant.
        public static final String BRANCH = "branch";

        /// Being somebody the source writes to at all: approved and of age, or with a place.
        public static final String REACH = "reach";

        /// All of the filters at once, each of which is met alone.
        public static final String TOGETHER = "together";

        public Condition {
            values = List.copyOf(values);
        }
    }

    /// The person does not meet a condition that everybody of the audience meets.
    record Lacks(Condition condition) implements Shortfall {}

    /// The person is in an audience that is left out.
    ///
    /// @param by what the person meets, all of it together
    record LeftOut(List<Condition> by) implements Shortfall {

        public LeftOut {
            by = List.copyOf(by);
        }
    }

    /// One of several audiences would do, and the person is in none.
    ///
    /// @param parts why not in each of them
    record InNone(List<List<Shortfall>> parts) implements Shortfall {

        public InNone {
            parts = parts.stream().map(List::copyOf).toList();
        }
    }
}
