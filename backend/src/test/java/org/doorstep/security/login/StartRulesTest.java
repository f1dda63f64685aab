package org.doorstep.security.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep._support.TestStore;
import org.doorstep.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// Demonstration and production are kept apart.
class StartRulesTest {

    private static final String STORE = "spring.mongodb.uri";

    @Test
    void isADemonstrationWithoutANamedStore() {
        assertThat(StartRules.isDemonstration(environment("127.0.0.1"))).isTrue();
    }

    @Test
    void isProductionWithANamedStoreUnlessAskedForTheDemonstration() {
        var named = environment("0.0.0.0").withProperty(STORE, "mongodb://db/doorstep");
        assertThat(StartRules.isDemonstration(named)).isFalse();
        var asked =
                environment("::1").withProperty(STORE, "mongodb://db/x").withProperty("demo", "");
        assertThat(StartRules.isDemonstration(asked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.1", "example.org"})
    void keepsADemonstrationOnThisMachine(String address) {
        assertThatThrownBy(() -> StartRules.isDemonstration(environment(address)))
                .isInstanceOf(StartRefusedException.class);
        var asked =
                environment(address).withProperty(STORE, "mongodb://db/x").withProperty("demo", "");
        assertThatThrownBy(() -> StartRules.isDemonstration(asked))
                .isInstanceOf(StartRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://example.org",
                "doorstep.example.org",
                "https://example.org/path",
                "https://example.org?x=1",
                "ftp://example.org",
                "https://"
            })
    void needsASafePublicAddressInProduction(String address) {
        var environment = new MockEnvironment().withProperty("doorstep.public-url", address);
        assertThatThrownBy(() -> StartRules.publicAddress(environment, false))
                .isInstanceOf(StartRefusedException.class);
    }

    @Test
    void takesThePublicAddressWithoutItsLastSlash() {
        var environment =
                new MockEnvironment()
                        .withProperty("doorstep.public-url", "https://doorstep.example.org/");
        assertThat(StartRules.publicAddress(environment, false))
                .isEqualTo(URI.create("https://doorstep.example.org"));
    }

    @Test
    void needsKeysFromOutsideInProduction(@TempDir Path folder) {
        var none = new KeySettings(Map.of(), null, null, null, null);
        assertThatThrownBy(() -> KeyMaterial.of(none, false, folder))
                .isInstanceOf(StartRefusedException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesKeysThatAreTooShortWithoutPrintingThem(@TempDir Path folder) {
        var weak =
                new KeySettings(
                        Map.of("k1", new Secret("c2hvcnQ=")),
                        "k1",
                        new Secret("c2hvcnQ="),
                        null,
                        null);
        assertThatThrownBy(() -> KeyMaterial.of(weak, false, folder))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("doorstep.keys.ring.k1")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void makesTheDemonstrationsKeysOnceForThisUserOnly(@TempDir Path folder) throws IOException {
        var none = new KeySettings(Map.of(), null, null, null, null);
        var keys = folder.resolve("keys");
        var first = KeyMaterial.of(none, true, keys);
        var second = KeyMaterial.of(none, true, keys);
        assertThat(second.handle()).isEqualTo(first.handle());
        assertThat(second.signing()).isEqualTo(first.signing());
        var file = keys.resolve("keys.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsProductionOffAStoreThatHeldADemonstration() {
        var mongo = TestStore.fresh(DemonstrationMark.class);
        DemonstrationMark.check(mongo, false);
        DemonstrationMark.check(mongo, true);
        assertThatThrownBy(() -> DemonstrationMark.check(mongo, false))
                .isInstanceOf(StartRefusedException.class);
    }

    private static MockEnvironment environment(String address) {
        return new MockEnvironment().withProperty("server.address", address);
    }
}
