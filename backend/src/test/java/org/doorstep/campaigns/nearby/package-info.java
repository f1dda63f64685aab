/// Which actions suit whom, step by step.
@NullMarked
package org.doorstep.campaigns.nearby;

import org.jspecify.annotations.NullMarked;
