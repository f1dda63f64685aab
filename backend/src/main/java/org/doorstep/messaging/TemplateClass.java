package org.doorstep.messaging;

/// What the law sees in a text; decides imprint, hours and caps.
public enum TemplateClass {
    /// Where and when to turn up; allowed 07:00 to 22:00 on every day.
    LOGISTICS,
    /// Anything that may influence how people vote: carries an imprint, keeps the quiet hours, and
    /// never goes out at or after 22:00 on polling day.
    ELECTION_MATERIAL
}
