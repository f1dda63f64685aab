/// Second factors: passkeys, codes of an authenticator app, recovery codes. Who must hold one says
/// the role; how fresh it must be says the authorisation table.
@NullMarked
package org.doorstep.security.factor;

import org.jspecify.annotations.NullMarked;
