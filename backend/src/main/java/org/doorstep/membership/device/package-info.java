/// The phones of volunteers and where pushes to them go.
@NullMarked
package org.doorstep.membership.device;

import org.jspecify.annotations.NullMarked;
