/// Open data in: files of ward outlines and of street lines, with what is wrong with them as
/// findings.
@NullMarked
package org.doorstep.territory.load;

import org.jspecify.annotations.NullMarked;
