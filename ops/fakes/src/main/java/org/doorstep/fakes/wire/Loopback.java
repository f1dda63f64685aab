package org.doorstep.fakes.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A listening socket on 127.0.0.1 with one virtual thread per connection. The conversation sees
/// the socket itself, so that it can reset it, leave it hanging or close it in the middle of a
/// word.
///
/// Closing ends the listening socket, every open connection and every [#pause(Duration)].
/// Thread-safe.
public final class Loopback implements AutoCloseable {

    /// One connection from its first byte to its last; the socket is closed when it returns.
    public interface Conversation {
        /// Holds the conversation. An [IOException] means that the other side left; it ends the
        /// connection.
        void hold(Socket socket) throws IOException;
    }

    private static final int BACKLOG = 4096;
    private static final Duration LAST_ACCEPT = Duration.ofSeconds(5);

    private final ServerSocket listening;
    private final Conversation conversation;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch accepting = new CountDownLatch(1);

    private Loopback(ServerSocket listening, Conversation conversation) {
        this.listening = listening;
        this.conversation = conversation;
    }

    /// Listens at a port (0: any free one) and serves until closed.
    ///
    /// @throws UncheckedIOException if the port is taken
    public static Loopback open(int port, Conversation conversation) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
            Loopback loopback = new Loopback(listening, conversation);
            Thread.ofVirtual().name("loopback-" + loopback.port()).start(loopback::accept);
            return loopback;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /// The port it listens at.
    public int port() {
        return listening.getLocalPort();
    }

    /// Connections taken since the start.
    public int connections() {
        return connections.get();
    }

    /// Waits so long, or until this is closed, or until the thread is interrupted.
    public void pause(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            return;
        }
        try {
            boolean ended = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            if (ended) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes the close of a connection a reset (RST) and closes it.
    public static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Says nothing and reads on until the other side gives up or this is closed.
    public static void hang(Socket socket) throws IOException {
        byte[] ignored = new byte[1024];
        while (socket.getInputStream().read(ignored) >= 0) {
            // Whatever still comes is thrown away.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        shut(listening);
        awaitLastAccept();
        open.forEach(Loopback::shut);
    }

    /// The port is free only when the thread that waits for connections has let go of it; until
    /// then it could still take one.
    private void awaitLastAccept() {
        try {
            var ended = accepting.await(LAST_ACCEPT.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                throw new IllegalStateException("the port " + port() + " was not let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                acceptOne();
            }
        } finally {
            accepting.countDown();
        }
    }

    private void acceptOne() {
        try {
            Socket socket = listening.accept();
            if (listening.isClosed()) {
                shut(socket);
                return;
            }
            connections.incrementAndGet();
            open.add(socket);
            Thread.ofVirtual().name("connection").start(() -> serve(socket));
        } catch (IOException e) {
            // Closed, or a client that was gone before it was taken: the loop's condition decides.
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            conversation.hold(socket);
        } catch (IOException e) {
            // The other side left; the next connection is unaffected.
            return;
        } finally {
            open.remove(socket);
        }
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // A socket that cannot be closed is as good as closed.
            return;
        }
    }
}
