/// What tests of every room share: a clock and ids that a test drives, a fresh store, the running
/// application.
@NullMarked
package org.doorstep._support;

import org.jspecify.annotations.NullMarked;
