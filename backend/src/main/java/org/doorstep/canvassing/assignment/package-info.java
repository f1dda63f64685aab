/// What is kept of an assignment: the claims that hold its street parts, the reports of what was
/// done, and the port to where they are kept.
@NullMarked
package org.doorstep.canvassing.assignment;

import org.jspecify.annotations.NullMarked;
