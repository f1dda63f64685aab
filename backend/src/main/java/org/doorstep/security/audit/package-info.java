/// Who did what: append-only, one hash chain per run of a node.
@NullMarked
package org.doorstep.security.audit;

import org.jspecify.annotations.NullMarked;
