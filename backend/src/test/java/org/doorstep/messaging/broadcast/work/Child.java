package org.doorstep.messaging.broadcast.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A process that a test starts, kills, freezes and asks to stop.
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts a main class of the tests with the classes of this process.
    static Child start(Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        command.addAll(arguments);
        try {
            return new Child(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it says that word.
    Child says(String word) {
        line(word::equals, word);
        return this;
    }

    /// Waits until it says something that begins so.
    ///
    /// @return what followed
    String rest(String beginning) {
        return line(text -> text.startsWith(beginning), beginning).substring(beginning.length());
    }

    private String line(Predicate<String> wanted, String what) {
        try {
            var line = out.readLine();
            while (line != null && !wanted.test(line)) {
                line = out.readLine();
            }
            if (line == null) {
                throw new AssertionError("it ended without saying " + what);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `kill -9`.
    void kill() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(30));
    }

    /// SIGTERM.
    void askToStop() {
        signal("-TERM");
    }

    /// SIGSTOP.
    void freeze() {
        signal("-STOP");
    }

    /// SIGCONT.
    void thaw() {
        signal("-CONT");
    }

    /// Waits until it has ended.
    ///
    /// @return its exit code
    int ended(Duration most) {
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("it does not end within " + most);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
