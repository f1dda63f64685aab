/// Benchmarks: every figure is a ratio between two sides of one run whose answers were compared
/// first. Not part of the application, and in no build but the profile `bench`.
@NullMarked
package org.doorstep.bench;

import org.jspecify.annotations.NullMarked;
