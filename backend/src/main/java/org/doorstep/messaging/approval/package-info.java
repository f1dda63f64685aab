/// A second person's word: how many people one person may write to alone, what an approval is for,
/// and what is said where it is missing. Launching asks here first.
@NullMarked
package org.doorstep.messaging.approval;

import org.jspecify.annotations.NullMarked;
