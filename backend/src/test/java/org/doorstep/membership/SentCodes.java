package org.doorstep.membership;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Secret;
import org.doorstep.security.CodeDelivery;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Catches codes in place of a phone or a mailbox.
@TestConfiguration(proxyBeanMethods = false)
public class SentCodes {

    private static final BlockingQueue<Sent> SENT = new LinkedBlockingQueue<>();

    /// A code and where it went.
    public record Sent(ContactPoint to, Secret code) {}

    @Bean
    @Primary
    CodeDelivery catchCodes() {
        return (ContactPoint to, Secret code, Duration validFor) -> SENT.add(new Sent(to, code));
    }

    /// The next code that is delivered.
    public static Sent next() throws InterruptedException {
        var sent = SENT.poll(10, TimeUnit.SECONDS);
        if (sent == null) {
            throw new AssertionError("no code was delivered");
        }
        return sent;
    }

    static void forget() {
        SENT.clear();
    }
}
