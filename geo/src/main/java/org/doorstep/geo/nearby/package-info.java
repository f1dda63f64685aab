/// What is near: k nearest and within a radius, by geodesic distance, with the filter applied while
/// searching and ties made stable; and many places matched with items in one go. Knows points and
/// distances, not what the things are.
@NullMarked
package org.doorstep.geo.nearby;

import org.jspecify.annotations.NullMarked;
