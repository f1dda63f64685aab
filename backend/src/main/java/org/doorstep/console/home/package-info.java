/// What needs me: sentences with a number and a verb.
@NullMarked
package org.doorstep.console.home;

import org.jspecify.annotations.NullMarked;
