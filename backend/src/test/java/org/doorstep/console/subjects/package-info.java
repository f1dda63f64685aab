@NullMarked
package org.doorstep.console.subjects;

import org.jspecify.annotations.NullMarked;
