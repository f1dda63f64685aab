/// What every page shares: the rail with its counts, the branch one works in, the language, what is
/// read from addresses and forms, London times in words, and the progress of the demonstration
/// town.
@NullMarked
package org.doorstep.console.frame;

import org.jspecify.annotations.NullMarked;
