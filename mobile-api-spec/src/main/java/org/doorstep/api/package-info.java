/// One interface per room, generated from the contract in `openapi/`; the rooms' controllers
/// implement them. Generated at build, never edited, never tracked.
@NullMarked
package org.doorstep.api;

import org.jspecify.annotations.NullMarked;
