package org.doorstep.membership;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.jspecify.annotations.Nullable;

/// How a volunteer can be reached: for the volunteer, and for those whom the row
/// `volunteer-details` allows it.
///
/// @param phone the number, or null
/// @param phoneVerified whether the number was proven by a code
/// @param email the address, or null
/// @param emailVerified whether the address was proven by a code
public record ContactDetails(
        @Nullable PhoneNumber phone,
        boolean phoneVerified,
        @Nullable EmailAddress email,
        boolean emailVerified) {}
