package org.doorstep.fakes;

import org.doorstep.fakes.wire.Loopback;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A mail relay: EHLO, AUTH PLAIN and LOGIN (any user and password), MAIL, RCPT, DATA, RSET, NOOP,
/// QUIT. Reads the mails it accepts. Thread-safe.
public final class SmtpServer implements AutoCloseable {

    private final ServerOptions options;
    private final Faults<MailFault> faults = new Faults<>(MailFault.accept());
    private final Faults<MailFault> connections = new Faults<>(MailFault.accept());
    private final AcceptLog<AcceptedMail> log;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger mails = new AtomicInteger();
    private final Loopback loopback;

    private SmtpServer(ServerOptions options) {
        this.options = options;
        this.log = new AcceptLog<>(options.file());
        this.loopback = Loopback.open(options.port(), this::hold);
    }

    /// Starts at a free port.
    public static SmtpServer start() {
        return start(ServerOptions.simple());
    }

    /// Starts as told.
    public static SmtpServer start(ServerOptions options) {
        return new SmtpServer(options);
    }

    /// The port it listens at, on 127.0.0.1.
    public int port() {
        return loopback.port();
    }

    /// What it accepted, oldest first.
    public List<AcceptedMail> accepted() {
        return log.all();
    }

    /// The log behind [#accepted()].
    public AcceptLog<AcceptedMail> log() {
        return log;
    }

    /// The script of faults for mails, drawn once for each RCPT TO; recipients are mail addresses.
    public Faults<MailFault> faults() {
        return faults;
    }

    /// The script of faults for connections (greeting and login), drawn once for each; the
    /// recipient is empty.
    public Faults<MailFault> connections() {
        return connections;
    }

    /// From now on every mail goes this way.
    public void answer(MailFault fault) {
        faults.always(fault);
    }

    /// Connections taken since the start.
    public int connectionCount() {
        return loopback.connections();
    }

    /// Mails whose text has been read to its end, accepted or not.
    public int mailCount() {
        return mails.get();
    }

    @Override
    public void close() {
        loopback.close();
    }

    private void hold(java.net.Socket socket) throws java.io.IOException {
        new SmtpSession(this, socket, connections.draw("")).hold();
    }

    /// A queue id; unique within this server.
    String nextId() {
        return "Q" + options.clock().millis() + "-" + ids.incrementAndGet();
    }

    ServerOptions options() {
        return options;
    }

    void pause(java.time.Duration duration) {
        loopback.pause(duration);
    }

    void mailRead() {
        mails.incrementAndGet();
    }
}
