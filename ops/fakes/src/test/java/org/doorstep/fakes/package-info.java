/// The fakes judged by the SDKs that the application uses: each fault has to surface there as the
/// real provider's would.
@NullMarked
package org.doorstep.fakes;

import org.jspecify.annotations.NullMarked;
