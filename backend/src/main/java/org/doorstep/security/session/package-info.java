/// The sessions of browsers, kept in the store so that they survive a restart and every node knows
/// them.
@NullMarked
package org.doorstep.security.session;

import org.jspecify.annotations.NullMarked;
