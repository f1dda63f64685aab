package org.doorstep.security;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Secret;
import org.doorstep.kernel.Ticker;
import org.doorstep.security.login.KeyMaterial;
import org.doorstep.security.login.KeySettings;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/// The room's doors for tests that run a node in a process of its own, without the application
/// around it but with its keys.
public final class SecurityForNodes {

    private SecurityForNodes() {}

    /// The keys of the room tests.
    public static Keyring keyring() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application-test.yaml"));
        var given = Objects.requireNonNull(yaml.getObject());
        var settings =
                new KeySettings(
                        Map.of("t1", key(given, "ring.t1")),
                        "t1",
                        key(given, "handle"),
                        key(given, "signing"),
                        null);
        return new Keyring(KeyMaterial.of(settings, false, Path.of("none")));
    }

    private static Secret key(Properties given, String name) {
        return new Secret(given.getProperty("doorstep.keys." + name));
    }

    public static Branches branches(MongoTemplate mongo, IdSource ids, Ticker ticker) {
        return new Branches(mongo, ids, ticker);
    }

    public static Permissions permissions(Branches branches, Clock clock) {
        return new Permissions(branches, clock);
    }

    public static PhoneReader phones() {
        return new PhoneReader(Set.of("GB"), true);
    }

    public static AuditTrail audit(
            MongoTemplate mongo, Keyring keyring, IdSource ids, Clock clock) {
        return new AuditTrail(mongo, keyring, ids, clock);
    }
}
