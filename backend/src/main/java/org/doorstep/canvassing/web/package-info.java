/// The phone's door to one's own assignments.
@NullMarked
package org.doorstep.canvassing.web;

import org.jspecify.annotations.NullMarked;
