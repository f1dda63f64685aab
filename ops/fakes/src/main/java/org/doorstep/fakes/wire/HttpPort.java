package org.doorstep.fakes.wire;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// HTTP/1.1 with kept-alive connections on a [Loopback], whose answers may break off. Counts
/// requests and how many were in flight at once. Thread-safe.
public final class HttpPort implements AutoCloseable {

    /// Answers one request; called on the connection's own virtual thread.
    public interface Desk {
        HttpAnswer answer(HttpRequest request);
    }

    private final Loopback loopback;
    private final Desk desk;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    private HttpPort(int port, Desk desk) {
        this.desk = desk;
        this.loopback = Loopback.open(port, this::hold);
    }

    /// Listens at a port (0: any free one) and answers until closed.
    ///
    /// @throws java.io.UncheckedIOException if the port is taken
    public static HttpPort open(int port, Desk desk) {
        return new HttpPort(port, desk);
    }

    /// The port it listens at.
    public int port() {
        return loopback.port();
    }

    /// Requests read since the start.
    public int requests() {
        return requests.get();
    }

    /// Connections taken since the start.
    public int connections() {
        return loopback.connections();
    }

    /// The most requests that were unanswered at one moment; a hanging one counts until its client
    /// leaves.
    public int mostInFlight() {
        return peak.get();
    }

    /// How many requests are unanswered at this moment, counted like [#mostInFlight()].
    public int inFlight() {
        return inFlight.get();
    }

    @Override
    public void close() {
        loopback.close();
    }

    private void hold(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        boolean more = true;
        while (more) {
            HttpRequest request = HttpRequest.read(in, out);
            if (request == null) {
                return;
            }
            requests.incrementAndGet();
            peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                more = answer(request, socket, out);
            } finally {
                inFlight.decrementAndGet();
            }
        }
    }

    private boolean answer(HttpRequest request, Socket socket, OutputStream out)
            throws IOException {
        HttpAnswer answer = desk.answer(request);
        loopback.pause(answer.delay());
        try {
            return write(answer, socket, out)
                    && !"close".equalsIgnoreCase(request.header("connection"));
        } finally {
            if (answer.afterwards() != HttpAnswer.NOTHING_MORE) {
                Thread.ofVirtual().name("afterwards").start(answer.afterwards());
            }
        }
    }

    private static boolean write(HttpAnswer answer, Socket socket, OutputStream out)
            throws IOException {
        switch (answer.ending()) {
            case WHOLE -> {
                write(answer, answer.body().length, out);
                return true;
            }
            case NOTHING -> {}
            case RESET -> Loopback.reset(socket);
            case RESET_MIDWAY -> {
                write(answer, answer.body().length / 2, out);
                Loopback.reset(socket);
            }
            case CUT -> write(answer, answer.body().length / 2, out);
            case HANG -> Loopback.hang(socket);
        }
        return false;
    }

    private static void write(HttpAnswer answer, int bytes, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(200);
        head.append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(reason(answer.status()))
                .append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (answer.status() != 204) {
            head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = java.util.Arrays.copyOf(start, start.length + bytes);
        System.arraycopy(answer.body(), 0, whole, start.length, bytes);
        out.write(whole);
        out.flush();
    }

    private static String reason(int status) {
        return status < 300
                ? "OK"
                : status < 400 ? "Elsewhere" : status < 500 ? "Refused" : "Trouble";
    }

    /// Reads a line of a text protocol; null at the end of the stream.
    ///
    /// @throws IOException if the connection ends in the middle of a line
    public static @Nullable String line(InputStream in) throws IOException {
        return HttpRequest.line(in);
    }
}
