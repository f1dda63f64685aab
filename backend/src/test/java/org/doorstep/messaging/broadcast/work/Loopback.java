package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.Secret;
import org.doorstep.messaging.channel.push.PushSettings;
import org.doorstep.messaging.channel.sms.SmsSettings;

import java.net.URI;
import java.time.Duration;

/// Points the channels at provider servers of a test.
final class Loopback {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "token";

    private Loopback() {}

    static PushSettings push(int port, Duration patience) {
        return new PushSettings(
                null,
                "doorstep-test",
                null,
                at(port),
                90,
                false,
                patience,
                "Doorstep",
                "You have a new message.");
    }

    static SmsSettings sms(int port, Duration patience) {
        return new SmsSettings(
                null,
                ACCOUNT,
                new Secret(TOKEN),
                null,
                "+447700900000",
                at(port),
                20,
                patience,
                patience);
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
