/// Tests of the ground under every room's records.
@NullMarked
package org.doorstep.storage;

import org.jspecify.annotations.NullMarked;
