package org.doorstep.console.ground;

/// How far a street has come, for the map and the lists.
public enum StreetState {
    /// Nobody has it and nothing was done lately.
    FREE,
    /// It is in somebody's hands.
    OUT,
    /// All of it was done within the last 14 days.
    DONE,
    /// Some of it was done or left within the last 14 days, and nobody has it.
    PARTLY;

    /// The name of its style: `free`, `going`, `done` or `doubt`.
    public String style() {
        return switch (this) {
            case FREE -> "free";
            case OUT -> "going";
            case DONE -> "done";
            case PARTLY -> "doubt";
        };
    }
}
