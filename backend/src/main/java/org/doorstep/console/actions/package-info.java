/// The pages of actions and their shifts, for those who plan them.
@NullMarked
package org.doorstep.console.actions;

import org.jspecify.annotations.NullMarked;
