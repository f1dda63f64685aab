package org.doorstep.security;

/// What a person may be in a branch and everything below it. The columns of the authorisation table
/// are these, after `anonymous`.
public enum Role {
    ACTIVIST("activist"),
    CANVASS_LEAD("lead"),
    ORGANISER("organiser"),
    AGENT("agent"),
    DATA_OFFICER("data officer"),
    DATA_PROTECTION_OFFICER("dpo"),
    ADMINISTRATOR("administrator");

    private final String column;

    Role(String column) {
        this.column = column;
    }

    /// Whether this role counts only after a second factor: for everybody who sees more than their
    /// own and their team's.
    public boolean needsFactor() {
        return this != ACTIVIST && this != CANVASS_LEAD;
    }

    /// The name of this role's column in the authorisation table.
    public String column() {
        return column;
    }
}
