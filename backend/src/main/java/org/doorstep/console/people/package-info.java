/// People who wait for approval, and the people there are.
@NullMarked
package org.doorstep.console.people;

import org.jspecify.annotations.NullMarked;
