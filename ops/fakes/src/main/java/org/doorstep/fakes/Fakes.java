package org.doorstep.fakes;

import org.doorstep.fakes.wire.LineFile;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// All three servers and the control port as one process, until it is ended. Prints one line of
/// JSON: `{"fcm":port,"twilio":port,"smtp":port,"control":port,"accountSid":…,"authToken":…}`.
///
/// Arguments, all optional: `--fcm-port`, `--twilio-port`, `--smtp-port`, `--control-port` (0: any
/// free one), `--log FILE` (every accept as a line of JSON, appended), `--fsync` (on disc before it
/// is answered), `--answer-ms N`, `--account-sid`, `--auth-token`, `--deliver` (texts are followed
/// by sent and delivered).
public final class Fakes {

    private static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
    private static final String AUTH_TOKEN = "doorstep-test-token-0001";
    private static final Set<String> FLAGS = Set.of("--fsync", "--deliver");
    private static final List<String> VALUES =
            List.of(
                    "--fcm-port",
                    "--twilio-port",
                    "--smtp-port",
                    "--control-port",
                    "--log",
                    "--answer-ms",
                    "--account-sid",
                    "--auth-token");

    private Fakes() {}

    /// Runs until the process is ended.
    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.out.println(start(read(arguments)));
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            System.err.println("fakes: " + e.getMessage());
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }

    private static String start(Map<String, String> given) {
        String log = given.get("--log");
        LineFile file =
                log == null ? null : LineFile.open(Path.of(log), given.containsKey("--fsync"));
        String sid = given.getOrDefault("--account-sid", ACCOUNT_SID);
        String token = given.getOrDefault("--auth-token", AUTH_TOKEN);
        FcmServer fcm = FcmServer.start(options(given, "--fcm-port", file));
        TwilioServer twilio = TwilioServer.start(sid, token, options(given, "--twilio-port", file));
        SmtpServer smtp = SmtpServer.start(options(given, "--smtp-port", file));
        if (given.containsKey("--deliver")) {
            twilio.deliverAutomatically();
        }
        Control control = Control.open(number(given, "--control-port"), fcm, twilio, smtp);
        return JsonMapper.shared()
                .createObjectNode()
                .put("fcm", fcm.port())
                .put("twilio", twilio.port())
                .put("smtp", smtp.port())
                .put("control", control.port())
                .put("accountSid", sid)
                .put("authToken", token)
                .toString();
    }

    private static ServerOptions options(
            Map<String, String> given, String port, @Nullable LineFile file) {
        return ServerOptions.simple()
                .at(number(given, port))
                .loggingTo(file)
                .answeringIn(Duration.ofMillis(number(given, "--answer-ms")));
    }

    private static Map<String, String> read(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (FLAGS.contains(name)) {
                given.put(name, "");
            } else if (VALUES.contains(name) && i + 1 < arguments.length) {
                given.put(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException(
                        "what is '"
                                + name
                                + "'? Known: "
                                + FLAGS
                                + " and, with a value, "
                                + VALUES);
            }
        }
        return given;
    }

    private static int number(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "0");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not '" + text + "'", e);
        }
    }
}
