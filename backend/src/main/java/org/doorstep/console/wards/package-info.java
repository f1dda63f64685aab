/// Import of ward outlines, with its report as a table.
@NullMarked
package org.doorstep.console.wards;

import org.jspecify.annotations.NullMarked;
