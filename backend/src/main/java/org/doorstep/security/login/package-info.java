/// One-time codes, sign-in addresses, the authorization server's store, sessions and token checks.
/// Nothing here is published; the doors stand in the room's root.
@NullMarked
package org.doorstep.security.login;

import org.jspecify.annotations.NullMarked;
