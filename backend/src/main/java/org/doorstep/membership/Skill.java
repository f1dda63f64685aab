package org.doorstep.membership;

/// What a volunteer can do or likes to do, and what an action looks for.
public enum Skill {
    CANVASSING,
    LEAFLETING,
    PHONING,
    TELLING,
    STALLS,
    DRIVING,
    DATA_ENTRY,
    DESIGN,
    FIRST_AID,
    WELSH_SPEAKER
}
