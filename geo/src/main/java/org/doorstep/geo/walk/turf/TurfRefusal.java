package org.doorstep.geo.walk.turf;

/// Why nothing was cut.
///
/// Immutable; may be shared between threads.
///
/// @param reason which rule the request broke
public record TurfRefusal<K>(Reason reason) implements TurfAnswer<K> {

    /// What a request can be refused for.
    public enum Reason {
        /// There are no frontages.
        NOTHING_TO_CUT,
        /// There are frontages, but no doors.
        NO_DOORS,
        /// Two frontages have equal keys, or one key stands twice in the previous cut.
        SAME_KEY_TWICE,
        /// More than [TurfCutter#MOST_FRONTAGES].
        TOO_MANY,
        /// A building has more doors than a turf may have ([TurfOptions#mostDoors]), or a street
        /// side does that is to be kept whole.
        BUILDING_ABOVE_LIMIT
    }
}
