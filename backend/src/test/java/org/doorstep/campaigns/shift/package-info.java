/// Places and check-ins.
@NullMarked
package org.doorstep.campaigns.shift;

import org.jspecify.annotations.NullMarked;
