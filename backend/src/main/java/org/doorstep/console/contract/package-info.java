/// The readable page of the mobile contract, in the demonstration only.
@NullMarked
package org.doorstep.console.contract;

import org.jspecify.annotations.NullMarked;
