package org.doorstep.security;

import java.util.List;

/// Port: whom one can be in the demonstration. Membership's demonstration part implements it; asked
/// only while [DemonstrationMode#on()].
public interface DemonstrationPeople {

    /// The people the sign-in page offers, in the order of the page.
    List<Person> list();

    /// One of them.
    ///
    /// @param label name and role, as on the button
    /// @param canDo one sentence on what this person can do
    record Person(String label, AccountId account, String canDo) {}
}
