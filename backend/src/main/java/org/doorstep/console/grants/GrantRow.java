package org.doorstep.console.grants;

import org.doorstep.security.Grant;

/// A role as the list shows it.
///
/// @param id the volunteer's
/// @param who the volunteer's name, or a dash where there is none any more
/// @param branch the name of the branch where it was given
/// @param by who gave it, or empty
record GrantRow(String id, String who, Grant grant, String branch, String by, boolean mayEnd) {}
