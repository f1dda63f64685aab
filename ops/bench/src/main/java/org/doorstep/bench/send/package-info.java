/// The rows about sending: through the providers' own libraries, to providers on loopback.
@NullMarked
package org.doorstep.bench.send;

import org.jspecify.annotations.NullMarked;
