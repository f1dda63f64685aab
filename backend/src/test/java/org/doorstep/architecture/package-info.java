/// The walls of the house, as tests. Each is proved once by a violation planted under `planted`, so
/// that an upgrade of a library cannot switch it off silently.
@NullMarked
package org.doorstep.architecture;

import org.jspecify.annotations.NullMarked;
