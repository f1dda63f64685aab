package org.doorstep.security;

import java.util.List;

/// Port: which roles an account has. Membership answers it. Asked once per call, so a role that is
/// taken away is gone from the next call on.
public interface RoleSource {

    /// The grants of the account, also those not yet begun or already over; empty for an unknown
    /// account and for a pending volunteer.
    List<Grant> grantsOf(AccountId account);
}
