package org.doorstep.security;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;

/// Port: makes somebody who may take part of whoever accepted an invitation. Membership implements
/// it.
public interface Newcomers {

    /// What somebody says of themselves when accepting.
    ///
    /// @param yearOfBirth as typed
    record Details(String name, int yearOfBirth) {

        /// Prints nothing of the person.
        @Override
        public String toString() {
            return "Details[REDACTED]";
        }
    }

    /// Admits the owner of a proven address to a branch; whoever owns it already is answered as
    /// they are.
    ///
    /// @param invitedBy who answers for it
    /// @return refused by field where the details break a rule
    Outcome<AccountId> admit(
            EmailAddress proven, BranchId branch, AccountId invitedBy, Details details);
}
