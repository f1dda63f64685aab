package org.doorstep.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A comparator in a process of its own, asked line by line: it stays warm between the runs, and
/// only its own measure of its work counts.
public final class Peer implements AutoCloseable {

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private Peer(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts the command; what it writes to its error stream goes to ours.
    public static Peer start(List<String> command) throws IOException {
        return new Peer(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// Sends a line and reads one line of answer.
    public String ask(String line) throws IOException {
        tell(line);
        return read();
    }

    /// Sends a line that has no answer.
    public void tell(String line) throws IOException {
        in.write(line);
        in.write('\n');
        in.flush();
    }

    /// The next line of output.
    ///
    /// @throws IOException when the process has ended
    public String read() throws IOException {
        var line = out.readLine();
        if (line == null) {
            throw new IOException("The comparator ended in the middle of its work.");
        }
        return line;
    }

    @Override
    public void close() {
        try {
            in.close();
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
