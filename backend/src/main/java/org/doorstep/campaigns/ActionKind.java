package org.doorstep.campaigns;

/// The kinds of action.
public enum ActionKind {
    LEAFLET_RUN,
    CANVASS,
    PHONE_BANK,
    STREET_STALL,
    POLLING_DAY_SHIFT
}
