package org.doorstep.campaigns;

import org.doorstep.membership.VolunteerId;

import java.time.Instant;

/// One place taken in a shift.
///
/// @param id its id
/// @param shift the shift
/// @param volunteer who has it
/// @param takenAt when it was taken
/// @param attended whether the volunteer has checked in there
public record SignUp(
        SignUpId id, ShiftId shift, VolunteerId volunteer, Instant takenAt, boolean attended) {}
