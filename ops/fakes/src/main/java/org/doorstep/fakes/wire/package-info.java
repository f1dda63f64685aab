/// Sockets and files beneath the fakes: connections on 127.0.0.1 served by one virtual thread each,
/// just enough HTTP/1.1 to be broken on purpose, and a file of lines that can be forced to disc.
/// Knows no provider.
@NullMarked
package org.doorstep.fakes.wire;

import org.jspecify.annotations.NullMarked;
