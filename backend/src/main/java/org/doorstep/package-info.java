/// Doorstep: a campaign organiser for local party activists. The main class stands here; every
/// direct sub-package is a room, with a caption that says what lives in it, what does not, and whom
/// it may ask.
@NullMarked
package org.doorstep;

import org.jspecify.annotations.NullMarked;
