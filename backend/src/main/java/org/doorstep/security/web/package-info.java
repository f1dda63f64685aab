/// The filter chains, the sign-in pages, the gate before every handler and the one translator of
/// refusals into problems.
@NullMarked
package org.doorstep.security.web;

import org.jspecify.annotations.NullMarked;
