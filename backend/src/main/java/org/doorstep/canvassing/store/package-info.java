/// Assignments, claims and reports in MongoDB.
@NullMarked
package org.doorstep.canvassing.store;

import org.jspecify.annotations.NullMarked;
