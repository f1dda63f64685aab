/// Tests of sign-in, tokens, the gate and the one translator, over HTTP.
@NullMarked
package org.doorstep.security.web;

import org.jspecify.annotations.NullMarked;
