package org.doorstep.bench.send;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.doorstep.bench.Pairs;
import org.doorstep.bench.Row;
import org.doorstep.bench.Side;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.email.EmailSettings;
import org.doorstep.messaging.channel.email.SmtpChannel;
import org.doorstep.security.BranchId;
import org.doorstep.security.PublicAddress;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Row `email`: one sink for three senders, as many connections and as many bytes a message.
final class Email {

    private static final int MESSAGES = 4_000;
    private static final int CONNECTIONS = 8;
    private static final String STREAMS = "jakarta.mail.util.StreamProvider";
    private static final String TEXT = "Polling day is Thursday. ".repeat(20);

    private final Row row;
    private final Path tools;
    private final Clock clock = Clock.systemUTC();

    private Email(Row row, Path tools) {
        this.row = row;
        this.tools = tools;
    }

    public static void main(String[] arguments) throws IOException {
        Row.run("email", row -> new Email(row, Path.of(arguments[0])).measure());
    }

    private void measure() throws IOException {
        var size = sizeOnTheWire();
        row.say("  one message is %d bytes, text and HTML, %d connections", size, CONNECTIONS);
        try (var sink = new SmtpSink(tools, null);
                var channel = channel(sink.port())) {
            var accepted = new AtomicInteger();
            var ours =
                    Side.timed(() ->
                            atOnce(n -> {
                                if (sent(channel, n)) {
                                    accepted.incrementAndGet();
                                }
                            }));
            for (var keep : List.of(false, true)) {
                row.faster(
                        "into smtp-sink",
                        keep ? "smtp-source -d (connections kept)" : "smtp-source",
                        MESSAGES,
                        "message",
                        0.6,
                        Pairs.measure(
                                ours, () -> sink.source(tools, keep, CONNECTIONS, MESSAGES, size)));
            }
            var sender = sender(sink.port());
            var spring =
                    Pairs.measure(ours, asItComes(Side.timed(() -> atOnce(n -> send(sender, n)))));
            row.faster(
                    "into smtp-sink",
                    "JavaMailSender with a connection a message",
                    MESSAGES,
                    "message",
                    3,
                    spring);
            var rounds = 3 * (Pairs.ENOUGH + 2);
            row.check("every message accepted, ours", accepted.get() == rounds * MESSAGES);
            row.check(
                    "every message of all three is in the sink",
                    sink.settledCount() == 2 * rounds * MESSAGES);
        }
    }

    /// Without what Doorstep tells the mail library for the whole process.
    private static Side asItComes(Side side) {
        return () -> {
            var told = System.clearProperty(STREAMS);
            try {
                return side.seconds();
            } finally {
                System.setProperty(STREAMS, told);
            }
        };
    }

    /// Measured on a message that the sink writes down.
    private int sizeOnTheWire() throws IOException {
        var folder = Files.createTempDirectory("sink");
        try (var sink = new SmtpSink(tools, folder);
                var channel = channel(sink.port())) {
            sent(channel, 0);
            sink.settledCount();
            try (var files = Files.list(folder)) {
                return Math.toIntExact(Files.size(files.findFirst().orElseThrow()));
            }
        }
    }

    /// All messages, no more at once than there are connections.
    private static void atOnce(IntConsumer one) {
        var permits = new Semaphore(CONNECTIONS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < MESSAGES; i++) {
                var n = i;
                permits.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        one.accept(n);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
    }

    private boolean sent(SmtpChannel channel, int n) {
        try {
            return channel.send(dispatch(n)) instanceof Accepted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Dispatch dispatch(int n) {
        return new Dispatch(
                PushWork.handle(n),
                1,
                new Destination.Mailbox(new EmailAddress("p" + n + "@example.org")),
                new Rendered("Polling day", TEXT, "<p>" + TEXT + "</p>", ""),
                clock.instant().plus(Duration.ofHours(1)),
                new BroadcastId("b1"),
                new BranchId(new UUID(7, 7)),
                TemplateClass.LOGISTICS);
    }

    private SmtpChannel channel(int port) {
        return new SmtpChannel(
                new EmailSettings(
                        null,
                        "127.0.0.1",
                        port,
                        null,
                        null,
                        false,
                        "hello@party.example",
                        "The Party",
                        "bounce@bounces.party.example",
                        null,
                        CONNECTIONS,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30)),
                new PublicAddress(URI.create("https://api.doorstep.example")),
                () -> new UUID(7, 7),
                clock);
    }

    private static JavaMailSenderImpl sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    private static void send(JavaMailSenderImpl sender, int n) {
        sender.send(mail(sender.getSession(), n));
    }

    private static MimeMessage mail(Session session, int n) {
        try {
            var mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress("hello@party.example"));
            mail.setRecipient(
                    Message.RecipientType.TO, new InternetAddress("p" + n + "@example.org"));
            mail.setSubject("Polling day");
            var plain = new MimeBodyPart();
            plain.setText(TEXT, "UTF-8");
            var rich = new MimeBodyPart();
            rich.setText("<p>" + TEXT + "</p>", "UTF-8", "html");
            mail.setContent(new MimeMultipart("alternative", plain, rich));
            return mail;
        } catch (MessagingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }
}
