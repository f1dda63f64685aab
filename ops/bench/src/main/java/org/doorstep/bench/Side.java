package org.doorstep.bench;

import java.io.IOException;

/// One side of a comparison: does the whole work once and says how long it took. A side in this
/// process is timed here; one in another process reports its own time, so that starting it and
/// talking to it do not count.
@FunctionalInterface
public interface Side {

    /// @return seconds of wall time
    double seconds() throws IOException;

    /// Times work in this process. The work must keep what it computed (a field, an array), or the
    /// compiler may leave it out.
    static Side timed(Runnable work) {
        return () -> {
            var start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e9;
        };
    }
}
