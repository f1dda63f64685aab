package org.doorstep.fakes.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that only grows, line by line. With force every line is on disc before [#append(String)]
/// returns, so that the file stays the truth through `kill -9` and power loss. Thread-safe.
public final class LineFile implements AutoCloseable {

    private final FileChannel channel;
    private final boolean force;

    private LineFile(FileChannel channel, boolean force) {
        this.channel = channel;
        this.force = force;
    }

    /// Opens or makes the file; what is in it stays.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public static LineFile open(Path path, boolean force) {
        try {
            return new LineFile(
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    force);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /// Adds a line; it must not contain a line break.
    public synchronized void append(String line) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be written", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be closed", e);
        }
    }
}
