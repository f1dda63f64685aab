/// Walking past doors: the natural order of door labels, the order of street lines that keeps a
/// walk short, its length and its time. Knows streets as lines with doors, not who lives there.
@NullMarked
package org.doorstep.geo.walk;

import org.jspecify.annotations.NullMarked;
