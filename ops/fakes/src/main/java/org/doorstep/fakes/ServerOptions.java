package org.doorstep.fakes;

import org.doorstep.fakes.wire.LineFile;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;

/// How a server is started.
///
/// @param port to listen at on 127.0.0.1; 0 for any free one
/// @param clock what the times in the log are read from; delays pass in real time whatever it says
/// @param file where accepts are written besides memory; null for nowhere. Stays open when the
///   server closes
/// @param answerTime how long every answer takes at least
public record ServerOptions(int port, Clock clock, @Nullable LineFile file, Duration answerTime) {

    /// A free port, the system's clock, memory only, answers at once.
    public static ServerOptions simple() {
        return new ServerOptions(0, Clock.systemUTC(), null, Duration.ZERO);
    }

    /// The same at a given port.
    public ServerOptions at(int port) {
        return new ServerOptions(port, clock, file, answerTime);
    }

    /// The same by another clock.
    public ServerOptions by(Clock clock) {
        return new ServerOptions(port, clock, file, answerTime);
    }

    /// The same with a file for the log.
    public ServerOptions loggingTo(@Nullable LineFile file) {
        return new ServerOptions(port, clock, file, answerTime);
    }

    /// The same, slower.
    public ServerOptions answeringIn(Duration answerTime) {
        return new ServerOptions(port, clock, file, answerTime);
    }
}
