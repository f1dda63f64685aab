package org.doorstep.bench.send;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// Postfix's `smtp-sink`, which takes every mail and throws it away, and `smtp-source`, which fills
/// it.
final class SmtpSink implements AutoCloseable {

    private static final Pattern COUNT = Pattern.compile("mesg=(\\d+)");

    private final int port;
    private final Process process;
    private final Path counters;

    /// @param dump where mails are written down, a file each, or null
    SmtpSink(Path tools, @Nullable Path dump) throws IOException {
        this.port = free();
        this.counters = Files.createTempFile("smtp-sink", ".counters");
        var command = new ArrayList<>(List.of(tools.resolve("smtp-sink").toString(), "-c"));
        if ("root".equals(System.getProperty("user.name"))) {
            // The tool runs with root's rights only where it is told so.
            command.addAll(List.of("-u", "root"));
        }
        if (dump != null) {
            command.addAll(List.of("-d", dump + "/%M."));
        }
        command.addAll(List.of("127.0.0.1:" + port, "1000"));
        this.process =
                new ProcessBuilder(command)
                        .redirectOutput(counters.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        awaitOpen();
    }

    int port() {
        return port;
    }

    /// Sends mails by `smtp-source`.
    ///
    /// @param keep whether a connection is kept for the next mail
    /// @return how long that took, in seconds
    double source(Path tools, boolean keep, int connections, int messages, int bytes)
            throws IOException {
        var command = new ArrayList<>(List.of(tools.resolve("smtp-source").toString()));
        if (keep) {
            command.add("-d");
        }
        command.addAll(List.of("-s", connections + "", "-m", messages + "", "-l", bytes + ""));
        command.addAll(List.of("-f", "bounce@bounces.party.example", "-t", "ann@example.org"));
        command.add("127.0.0.1:" + port);
        var start = System.nanoTime();
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("smtp-source failed");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// How many mails it has taken, once that number has stood still for half a second.
    int settledCount() throws IOException {
        var before = -1;
        var now = count();
        while (now != before) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            before = now;
            now = count();
        }
        return now;
    }

    private int count() throws IOException {
        var written = Files.readString(counters, StandardCharsets.UTF_8);
        var found = COUNT.matcher(written);
        var last = 0;
        while (found.find()) {
            last = Integer.parseInt(found.group(1));
        }
        return last;
    }

    private void awaitOpen() throws IOException {
        for (var round = 0; round < 200; round++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            }
        }
        throw new IOException("smtp-sink does not listen");
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
