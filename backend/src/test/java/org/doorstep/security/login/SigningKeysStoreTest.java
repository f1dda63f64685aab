package org.doorstep.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep._support.TestTicker;
import org.doorstep.security.Keyring;
import org.doorstep.security.KeyringForTests;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.util.List;

/// Several signing keys at once, so that a new one can be brought in while old tokens still count.
class SigningKeysStoreTest {

    private final MongoTemplate mongo = TestStore.fresh(SigningKeyDocument.class);
    private final Keyring keyring = KeyringForTests.of("k1");
    private final TestClock clock = new TestClock();
    private final TestTicker ticker = new TestTicker();
    private final SigningKeys keys = node("first");

    @Test
    void signsWithTheKeyOfTheSettingsAtFirst() throws Exception {
        assertThat(signer(keys)).isEqualTo(List.of("first"));
        assertThat(verifiers(keys)).isEqualTo(List.of("first"));
    }

    @Test
    void tellsEveryNodeOfANewKeyBeforeItSigns() throws Exception {
        var other = node("first");
        var fresh = keys.rotate(false);
        later(Duration.ofSeconds(6));
        assertThat(signer(keys)).isEqualTo(List.of("first"));
        assertThat(verifiers(other)).containsExactlyInAnyOrder(fresh, "first");
        later(Duration.ofSeconds(60));
        assertThat(signer(keys)).isEqualTo(List.of(fresh));
        assertThat(signer(other)).isEqualTo(List.of(fresh));
    }

    @Test
    void verifiesWithTheOldKeyUntilItsLastTokenHasEnded() throws Exception {
        var fresh = keys.rotate(false);
        later(Duration.ofMinutes(11));
        assertThat(verifiers(keys)).containsExactlyInAnyOrder(fresh, "first");
        later(Duration.ofMinutes(1));
        assertThat(verifiers(keys)).isEqualTo(List.of(fresh));
    }

    @Test
    void endsALeakedKeyAsSoonAsEveryNodeKnowsTheNewOne() throws Exception {
        var fresh = keys.rotate(true);
        later(Duration.ofSeconds(61));
        assertThat(verifiers(keys)).isEqualTo(List.of(fresh));
        assertThat(signer(keys)).isEqualTo(List.of(fresh));
    }

    @Test
    void staysRotatedAfterARestartWithTheSameSettings() throws Exception {
        var fresh = keys.rotate(false);
        later(Duration.ofMinutes(13));
        var restarted = node("first");
        assertThat(signer(restarted)).isEqualTo(List.of(fresh));
        assertThat(verifiers(restarted)).isEqualTo(List.of(fresh));
    }

    @Test
    void takesANewKeyOfTheSettingsForARotation() throws Exception {
        var restarted = node("second");
        later(Duration.ofSeconds(61));
        assertThat(signer(restarted)).isEqualTo(List.of("second"));
        assertThat(verifiers(restarted)).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void keepsNoPrivateKeyInClear() {
        keys.rotate(false);
        for (var stored : mongo.getCollection("security.signing-keys").find()) {
            assertThat(stored.toString()).contains("sealed=k1:").doesNotContain("\"d\"", "kty");
        }
    }

    private SigningKeys node(String kid) {
        return new SigningKeys(mongo, keyring, clock, ticker, key(kid));
    }

    private void later(Duration time) {
        clock.advance(time);
        ticker.advance(time);
    }

    private static List<String> signer(SigningKeys keys) throws Exception {
        var header = new JWSHeader(JWSAlgorithm.ES256);
        return ids(keys.signer().get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null));
    }

    private static List<String> verifiers(SigningKeys keys) {
        return ids(keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null));
    }

    private static List<String> ids(List<JWK> found) {
        return found.stream().map(JWK::getKeyID).toList();
    }

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
