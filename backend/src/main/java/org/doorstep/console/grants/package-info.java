/// Roles on the tree: who has which, giving one, ending one.
@NullMarked
package org.doorstep.console.grants;

import org.jspecify.annotations.NullMarked;
