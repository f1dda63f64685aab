package org.doorstep.messaging;

/// What a person agrees to be written to about; consent is kept for each.
public enum Purpose {
    /// The party's campaign: anything that asks for support.
    CAMPAIGN,
    /// A new action near where the person is free.
    ACTION_NEARBY,
    /// Reminders and changes of shifts the person has taken; the only consent logistics need.
    MY_SHIFTS,
    /// Polling day.
    POLLING_DAY,
    /// Appeals for money.
    FUNDRAISING
}
