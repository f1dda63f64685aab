package org.doorstep.security.login;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/// Which of the two this server is, a demonstration or production, and what each may and must have.
///
/// Without a named deployment of MongoDB, or with `--demo`, it is a demonstration and may listen on
/// loopback only. Otherwise it is production, which needs a public address and keys from outside.
public final class StartRules {

    private StartRules() {}

    /// Whether this is a demonstration.
    ///
    /// @throws StartRefusedException for a demonstration that would listen elsewhere than on
    ///   loopback
    public static boolean isDemonstration(Environment environment) {
        var asked = environment.getProperty("demo");
        var named = !environment.getProperty("spring.mongodb.uri", "").isBlank();
        var demonstration = asked == null ? !named : !asked.equalsIgnoreCase("false");
        if (demonstration && !isLoopback(environment.getProperty("server.address"))) {
            throw new StartRefusedException(
                    "a demonstration lets anybody in as anybody, so it listens on this machine"
                            + " only",
                    "Set server.address to 127.0.0.1; or name a MongoDB deployment with"
                            + " SPRING_MONGODB_URI and leave --demo out to start production.");
        }
        return demonstration;
    }

    /// The address under which people reach this server.
    ///
    /// @throws StartRefusedException for production without one, or with one that is not `https://`
    ///   (loopback aside)
    public static URI publicAddress(Environment environment, boolean demonstration) {
        var given = environment.getProperty("doorstep.public-url", "");
        if (given.isBlank() && demonstration) {
            var port = environment.getProperty("server.port", Integer.class, 8080);
            return URI.create("http://127.0.0.1:" + (port < 1 ? 8080 : port));
        }
        var address = read(given);
        if (address == null) {
            throw new StartRefusedException(
                    "production needs the address under which people reach it, and"
                            + " doorstep.public-url does not hold one",
                    "Set DOORSTEP_PUBLICURL to it, for example https://doorstep.example.org (https,"
                            + " without a path).");
        }
        return address;
    }

    private static @Nullable URI read(String given) {
        try {
            var address = URI.create(given.strip());
            var host = address.getHost();
            var scheme = address.getScheme();
            var path = address.getPath();
            if (host == null || scheme == null || address.getQuery() != null) {
                return null;
            }
            if (path != null && !path.isEmpty() && !path.equals("/")) {
                return null;
            }
            var safe = scheme.equals("https") || (scheme.equals("http") && isLoopback(host));
            return safe ? URI.create(scheme + "://" + address.getRawAuthority()) : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /// Whether everything bound to that address stays on this machine; no address means all
    /// interfaces.
    static boolean isLoopback(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return false;
        }
        try {
            // Names other than localhost would be asked of the network.
            return address.toLowerCase(Locale.ROOT).equals("localhost")
                    || (address.matches("[0-9.]+|\\[?[0-9a-fA-F:]+]?")
                            && InetAddress.getByName(address).isLoopbackAddress());
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
