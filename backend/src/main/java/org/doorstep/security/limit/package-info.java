/// How often anything may be asked: one table for every operation, counted mostly in memory.
@NullMarked
package org.doorstep.security.limit;

import org.jspecify.annotations.NullMarked;
