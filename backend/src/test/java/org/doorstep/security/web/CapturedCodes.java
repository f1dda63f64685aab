package org.doorstep.security.web;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Secret;
import org.doorstep.security.AccountId;
import org.doorstep.security.CodeDelivery;
import org.doorstep.security.Grant;
import org.doorstep.security.RoleSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Catches the codes in place of a phone.
@TestConfiguration(proxyBeanMethods = false)
class CapturedCodes {

    static final BlockingQueue<Secret> SENT = new LinkedBlockingQueue<>();

    @Bean
    @Primary
    CodeDelivery capture() {
        return (ContactPoint to, Secret code, Duration validFor) -> SENT.add(code);
    }

    static final Map<AccountId, List<Grant>> GRANTS = new ConcurrentHashMap<>();

    /// Stands in for membership, which answers this port.
    @Bean
    @Primary
    RoleSource grants() {
        return account -> GRANTS.getOrDefault(account, List.of());
    }

    /// The next code that is delivered.
    static String next() throws InterruptedException {
        var code = SENT.poll(10, TimeUnit.SECONDS);
        if (code == null) {
            throw new AssertionError("no code was delivered");
        }
        return code.value();
    }
}
