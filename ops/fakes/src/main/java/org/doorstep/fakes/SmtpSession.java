package org.doorstep.fakes;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import org.doorstep.fakes.MailFault.Stage;
import org.doorstep.fakes.wire.HttpPort;
import org.doorstep.fakes.wire.Loopback;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// One SMTP conversation, used by its connection's thread only.
final class SmtpSession {

    private static final String CAPABILITIES =
            "250-loopback\r\n"
                    + "250-PIPELINING\r\n"
                    + "250-8BITMIME\r\n"
                    + "250-SMTPUTF8\r\n"
                    + "250-SIZE 26214400\r\n"
                    + "250 AUTH PLAIN LOGIN";

    private final SmtpServer server;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final MailFault connection;
    private final List<String> recipients = new ArrayList<>();
    private @Nullable String returnPath;
    private MailFault decided = MailFault.accept();

    SmtpSession(SmtpServer server, Socket socket, MailFault connection) throws IOException {
        this.server = server;
        this.socket = socket;
        this.connection = connection;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// From the greeting to the end of the connection.
    void hold() throws IOException {
        if (connection.stage() == Stage.GREETING) {
            show(connection);
            return;
        }
        reply("220 loopback ESMTP");
        String line = HttpPort.line(in);
        while (line != null && obey(line)) {
            line = HttpPort.line(in);
        }
    }

    /// Whether the conversation goes on.
    private boolean obey(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> reply(CAPABILITIES);
            case "HELO", "NOOP" -> reply("250 2.0.0 Ok");
            case "AUTH" -> login(line);
            case "MAIL" -> sender(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "RSET" -> {
                forget();
                yield reply("250 2.0.0 Ok");
            }
            case "QUIT" -> {
                reply("221 2.0.0 Bye");
                yield false;
            }
            default -> reply("502 5.5.2 Command not known");
        };
    }

    private boolean login(String line) throws IOException {
        String[] words = line.split(" ");
        int answers = words.length > 1 && words[1].equalsIgnoreCase("LOGIN") ? 2 : 1;
        for (int asked = words.length - 2; asked < answers; asked++) {
            reply(answers == 2 ? (asked == 0 ? "334 VXNlcm5hbWU6" : "334 UGFzc3dvcmQ6") : "334 ");
            needed();
        }
        return connection.stage() == Stage.LOGIN ? show(connection) : reply("235 2.7.0 Welcome");
    }

    private boolean sender(String line) throws IOException {
        forget();
        returnPath = address(line);
        return reply("250 2.1.0 Ok");
    }

    private boolean recipient(String line) throws IOException {
        if (returnPath == null) {
            return reply("503 5.5.1 MAIL first");
        }
        String recipient = address(line);
        MailFault fault = server.faults().draw(recipient);
        if (fault.stage() == Stage.RECIPIENT) {
            server.log().called(now(), recipient, fault, false);
            return show(fault);
        }
        decided = fault;
        recipients.add(recipient);
        return reply("250 2.1.5 Ok");
    }

    private boolean data() throws IOException {
        if (recipients.isEmpty()) {
            return reply("503 5.5.1 RCPT first");
        }
        reply("354 Go on, end with a dot");
        byte[] mail = text();
        server.mailRead();
        MailFault fault = decided;
        String id = server.nextId();
        for (String recipient : recipients) {
            if (fault.accepts()) {
                server.log().accept(read(id, recipient, mail));
            }
            server.log().called(now(), recipient, fault, fault.accepts());
        }
        forget();
        server.pause(server.options().answerTime());
        return show(
                fault.code() == 250
                        ? new MailFault(
                                fault.stage(),
                                true,
                                fault.delay(),
                                fault.surface(),
                                250,
                                "2.0.0 Ok: queued as " + id)
                        : fault);
    }

    /// Shows a fault; whether the conversation goes on.
    private boolean show(MailFault fault) throws IOException {
        server.pause(fault.delay());
        return switch (fault.surface()) {
            case REPLY -> {
                reply(fault.code() + " " + fault.text());
                yield fault.code() != 421 && fault.stage() != Stage.GREETING;
            }
            case HANG -> {
                Loopback.hang(socket);
                yield false;
            }
            case RESET -> {
                Loopback.reset(socket);
                yield false;
            }
            case CLOSED -> false;
        };
    }

    private boolean reply(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    private void forget() {
        returnPath = null;
        recipients.clear();
        decided = MailFault.accept();
    }

    private byte[] text() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String line = needed(); !line.equals("."); line = needed()) {
            String unstuffed = line.startsWith(".") ? line.substring(1) : line;
            text.write(unstuffed.getBytes(StandardCharsets.ISO_8859_1));
            text.write('\r');
            text.write('\n');
        }
        return text.toByteArray();
    }

    private String needed() throws IOException {
        String line = HttpPort.line(in);
        if (line == null) {
            throw new EOFException("the client left");
        }
        return line;
    }

    private Instant now() {
        return server.options().clock().instant();
    }

    private AcceptedMail read(String id, String recipient, byte[] bytes) throws IOException {
        try {
            MimeMessage mail =
                    new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            Map<String, List<String>> headers = headers(mail);
            String messageId = mail.getMessageID();
            return new AcceptedMail(
                    id,
                    recipient,
                    messageId == null ? null : messageId.replaceAll("^<|@.*$", ""),
                    returnPath == null ? "" : returnPath,
                    messageId,
                    mail.getSubject(),
                    part(mail, "text/plain"),
                    part(mail, "text/html"),
                    first(headers, "List-Unsubscribe"),
                    first(headers, "List-Unsubscribe-Post"),
                    headers,
                    now());
        } catch (MessagingException e) {
            throw new IOException("a mail that cannot be read", e);
        }
    }

    private static Map<String, List<String>> headers(MimeMessage mail) throws MessagingException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(MimeUtility.unfold(header.getValue()));
        }
        return headers;
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(each -> each.getValue().getFirst())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String part(Part part, String type)
            throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// What stands between the angle brackets of MAIL FROM or RCPT TO.
    private static String address(String line) {
        int from = line.indexOf('<');
        int to = line.indexOf('>', from);
        return from < 0 || to < 0
                ? line.substring(line.indexOf(':') + 1).strip()
                : line.substring(from + 1, to);
    }
}
