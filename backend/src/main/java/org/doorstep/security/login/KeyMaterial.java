package org.doorstep.security.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import org.doorstep.kernel.Secret;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The keys of this server, read and checked. Never printed.
///
/// @param ring key id to 32 bytes
/// @param newest an id of the ring
/// @param handle 32 bytes
/// @param signing a private EC key on P-256
public record KeyMaterial(Map<String, byte[]> ring, String newest, byte[] handle, ECKey signing) {

    private static final String FILE = "keys.properties";
    private static final String PREFIX = "doorstep.keys.";
    private static final int BYTES = 32;

    /// What the settings give, or, in a demonstration without such settings, what the folder holds;
    /// made there on the first start.
    public static KeyMaterial of(KeySettings settings, boolean demonstration, Path folder) {
        if (settings.isEmpty() && !demonstration) {
            throw refused("production needs its keys from outside, and none are set");
        }
        return settings.isEmpty() ? inFolder(folder) : read(settings);
    }

    private static KeyMaterial read(KeySettings settings) {
        var ring = new HashMap<String, byte[]>();
        settings.ring().forEach((id, key) -> ring.put(id, bytes("ring." + id, key)));
        var newest = settings.newest();
        if (newest == null || !ring.containsKey(newest)) {
            throw refused("doorstep.keys.newest names no key of doorstep.keys.ring");
        }
        for (var id : ring.keySet()) {
            if (!id.matches("[a-z0-9]{1,16}")) {
                throw refused(
                        "a key id in doorstep.keys.ring is not 1 to 16 lower-case letters"
                                + " and digits");
            }
        }
        return new KeyMaterial(
                Map.copyOf(ring),
                newest,
                bytes("handle", settings.handle()),
                signingKey(settings.signing()));
    }

    private static byte[] bytes(String name, @Nullable Secret secret) {
        try {
            var bytes = Base64.getDecoder().decode(secret == null ? "" : secret.value().strip());
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below; the text itself is a secret.
        }
        throw refused(PREFIX + name + " does not hold 32 bytes in Base64");
    }

    private static ECKey signingKey(@Nullable Secret secret) {
        try {
            var key = ECKey.parse(secret == null ? "" : secret.value());
            if (key.isPrivate() && Curve.P_256.equals(key.getCurve()) && key.getKeyID() != null) {
                return key;
            }
        } catch (ParseException notAKey) {
            // Said below; the text itself is a secret.
        }
        throw refused("doorstep.keys.signing does not hold a private EC key on P-256 with a kid");
    }

    private static StartRefusedException refused(String why) {
        return new StartRefusedException(
                why,
                "Set doorstep.keys.ring.<id>, .newest, .handle and .signing as ops/config explains;"
                        + " keep a copy apart from the data.");
    }

    private static KeyMaterial inFolder(Path folder) {
        var file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            var stored = new Properties();
            stored.load(new StringReader(Files.readString(file)));
            var ring = new HashMap<String, Secret>();
            for (var name : stored.stringPropertyNames()) {
                if (name.startsWith(PREFIX + "ring.")) {
                    ring.put(name.substring((PREFIX + "ring.").length()), secret(stored, name));
                }
            }
            return read(
                    new KeySettings(
                            ring,
                            stored.getProperty(PREFIX + "newest"),
                            secret(stored, PREFIX + "handle"),
                            secret(stored, PREFIX + "signing"),
                            null));
        } catch (IOException unreadable) {
            throw new StartRefusedException(
                    "the keys in " + file + " cannot be read or made",
                    "Let this user read and write that folder, or name another one with"
                            + " --doorstep.keys.directory.");
        }
    }

    private static Secret secret(Properties stored, String name) {
        return new Secret(Objects.requireNonNullElse(stored.getProperty(name), "missing"));
    }

    private static void make(Path folder, Path file) throws IOException {
        var lines =
                """
                # The keys of this demonstration. The data is unreadable without them.
                %1$sring.k1=%2$s
                %1$snewest=k1
                %1$shandle=%3$s
                %1$ssigning=%4$s
                """
                        .formatted(PREFIX, random(), random(), newSigningKey().toJSONString());
        Files.createDirectories(folder);
        var onlyMine = PosixFilePermissions.fromString("rw-------");
        var attributes = PosixFilePermissions.asFileAttribute(onlyMine);
        // Made closed, then filled, then moved: nobody ever reads half a file.
        var draft = folder.resolve(FILE + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, attributes);
        Files.write(draft, lines.getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
        Files.move(draft, file);
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ECKey newSigningKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("P-256 is part of every JDK", impossible);
        }
    }
}
