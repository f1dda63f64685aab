/// The authorisation table and what is read from it: may this actor do this, and where.
@NullMarked
package org.doorstep.security.permission;

import org.jspecify.annotations.NullMarked;
