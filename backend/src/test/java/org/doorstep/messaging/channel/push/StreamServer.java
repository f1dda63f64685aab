package org.doorstep.messaging.channel.push;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// A push provider on the wire of HTTP/2 (RFC 9113), frame by frame, so that a test can say what
/// becomes of each stream. Headers of requests are not read; those of answers need no table.
final class StreamServer implements AutoCloseable {

    static final int REFUSED_STREAM = 7;
    static final int CANCEL = 8;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PREFACE = 24;

    private final SSLServerSocket door;
    private final Script script;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Socket> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /// What becomes of a request.
    interface Script {

        void on(Stream stream) throws IOException;
    }

    StreamServer(Path keys, String password, Script script) {
        this.script = script;
        try {
            var context = context(keys, password);
            this.door =
                    (SSLServerSocket)
                            context.getServerSocketFactory()
                                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private static SSLContext context(Path keys, String password) throws IOException {
        try (var in = Files.newInputStream(keys)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, password.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /// The bodies of all requests read to their end, in order.
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var socket = (SSLSocket) door.accept();
                lines.add(socket);
                connections.incrementAndGet();
                var parameters = socket.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {"h2"});
                socket.setSSLParameters(parameters);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            in.readFully(new byte[PREFACE]);
            var line = new Line(socket, new DataOutputStream(socket.getOutputStream()));
            line.frame(SETTINGS, 0, 0, new byte[0]);
            read(in, line);
        } catch (IOException over) {
            // The client, or the script, has closed the line.
        }
    }

    private void read(DataInputStream in, Line line) throws IOException {
        var open = new HashMap<Integer, ByteArrayOutputStream>();
        while (true) {
            var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            var type = in.readUnsignedByte();
            var flags = in.readUnsignedByte();
            var id = in.readInt();
            var payload = in.readNBytes(length);
            switch (type) {
                case HEADERS -> open.put(id, new ByteArrayOutputStream());
                case DATA -> data(line, open, new Frame(flags, id, payload));
                case SETTINGS -> {
                    if ((flags & ACK) == 0) {
                        line.frame(SETTINGS, ACK, 0, new byte[0]);
                    }
                }
                case PING -> line.frame(PING, ACK, 0, payload);
                default -> {}
            }
        }
    }

    private record Frame(int flags, int id, byte[] payload) {}

    private void data(Line line, Map<Integer, ByteArrayOutputStream> open, Frame frame)
            throws IOException {
        var body = open.get(frame.id());
        if (body == null) {
            return;
        }
        body.writeBytes(frame.payload());
        if (frame.payload().length > 0) {
            line.frame(WINDOW_UPDATE, 0, 0, number(frame.payload().length));
        }
        if ((frame.flags() & END_STREAM) != 0) {
            open.remove(frame.id());
            var text = body.toString(StandardCharsets.UTF_8);
            bodies.add(text);
            script.on(new Stream(line, frame.id(), text));
        }
    }

    private static byte[] number(int value) {
        return new byte[] {
            (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
        };
    }

    /// One connection; frames are written whole.
    record Line(Socket socket, DataOutputStream out) {

        synchronized void frame(int type, int flags, int id, byte[] payload) throws IOException {
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(
                    new byte[] {
                        (byte) (payload.length >>> 16),
                        (byte) (payload.length >>> 8),
                        (byte) payload.length,
                        (byte) type,
                        (byte) flags
                    });
            whole.writeBytes(number(id));
            whole.writeBytes(payload);
            out.write(whole.toByteArray());
            out.flush();
        }
    }

    /// One request, and what may become of it.
    record Stream(Line line, int id, String body) {

        /// Answers with JSON.
        void answer(int status, String json) throws IOException {
            var headers = new ByteArrayOutputStream();
            headers.writeBytes(literal(8, Integer.toString(status)));
            headers.writeBytes(literal(31, "application/json"));
            line.frame(HEADERS, END_HEADERS, id, headers.toByteArray());
            line.frame(DATA, END_STREAM, id, json.getBytes(StandardCharsets.UTF_8));
        }

        /// Ends this stream alone.
        void reset(int code) throws IOException {
            line.frame(RST_STREAM, 0, id, number(code));
        }

        /// Says that no stream after that one was or will be processed.
        void goAway(int last) throws IOException {
            var payload = new ByteArrayOutputStream();
            payload.writeBytes(number(last));
            payload.writeBytes(number(0));
            line.frame(GOAWAY, 0, 0, payload.toByteArray());
        }

        void hangUp() throws IOException {
            line.socket().close();
        }

        /// A header field that no table remembers, its name from the static table (RFC 7541,
        /// 6.2.2).
        private static byte[] literal(int name, String value) {
            var text = value.getBytes(StandardCharsets.US_ASCII);
            var field = new ByteArrayOutputStream();
            if (name < 15) {
                field.write(name);
            } else {
                field.write(15);
                field.write(name - 15);
            }
            field.write(text.length);
            field.writeBytes(text);
            return field.toByteArray();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
