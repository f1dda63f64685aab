/// The tree party > region > constituency > branch, as stored. Which wards belong to a branch is
/// territory's knowledge.
@NullMarked
package org.doorstep.security.branch;

import org.jspecify.annotations.NullMarked;
