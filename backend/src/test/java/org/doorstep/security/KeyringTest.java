package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.kernel.PhoneNumber;
import org.doorstep.security.login.StartRefusedException;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Hashes, handles and seals with keys that are not in the database.
class KeyringTest {

    private final PhoneNumber phone = new PhoneNumber("+447700900123");

    /// The expected values were computed by an independent HMAC (Python's `hmac`): the key of the
    /// ring is the key id in ASCII, padded with zeros to 32 bytes; the hash key is
    /// HMAC-SHA-256(key, "doorstep hash").
    @Test
    void hashesAsComputedElsewhere() {
        assertThat(SecurityForTests.keyring("k1").hash(phone).text())
                .isEqualTo("k1:40ff6ef40f6ddd88a8e6f289420b3a68ce318a1adc16ee4ed85125f3deee1243");
    }

    @Test
    void givesTheHandleComputedElsewhere() {
        assertThat(SecurityForTests.keyring("k1").handle("broadcast|VOLUNTEER:1"))
                .isEqualTo("5sqfda3pomyzs75yqoy5lqe3by");
    }

    @Test
    void keepsTheHandleWhenKeysAreAdded() {
        assertThat(SecurityForTests.keyring("k2", "k1").handle("b|p"))
                .isEqualTo(SecurityForTests.keyring("k1").handle("b|p"))
                .matches("[a-z2-7]{26}");
    }

    @Test
    void hashesUnderEveryKeyTheNewestFirst() {
        var hashes = SecurityForTests.keyring("k2", "k1", "k3").hashUnderEveryKey(phone);
        assertThat(hashes.stream().map(AddressHash::keyId)).isEqualTo(List.of("k2", "k1", "k3"));
        assertThat(hashes.get(1)).isEqualTo(SecurityForTests.keyring("k1").hash(phone));
    }

    @Test
    void knowsAHashUnderWhicheverKeyItWasMade() {
        var stored = SecurityForTests.keyring("k1").hashText("a").text();
        var ring = SecurityForTests.keyring("k2", "k1");
        assertThat(ring.isHashOf(stored, "a")).isTrue();
        assertThat(ring.isHashOf(stored, "b")).isFalse();
        assertThat(ring.isHashOf("k2" + stored.substring(2), "a")).isFalse();
    }

    @Test
    void opensWhatItSealedAndWhatAnOlderKeySealed() {
        var old = SecurityForTests.keyring("k1").seal("Siân, 12 Quay Lane");
        var ring = SecurityForTests.keyring("k2", "k1");
        assertThat(ring.open(old)).isEqualTo("Siân, 12 Quay Lane");
        assertThat(ring.open(Sealed.parse(ring.seal("").text()))).isEqualTo("");
        assertThat(ring.seal("a").ciphertext()).isNotEqualTo(ring.seal("a").ciphertext());
    }

    @Test
    void refusesASealThatWasChanged() {
        var ring = SecurityForTests.keyring("k1");
        var sealed = ring.seal("clear");
        var last = sealed.ciphertext().charAt(3) == 'A' ? 'B' : 'A';
        var text = sealed.ciphertext().substring(0, 3) + last + sealed.ciphertext().substring(4);
        assertThatThrownBy(() -> ring.open(new Sealed("k1", text)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.open(new Sealed("k9", sealed.ciphertext())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.open(new Sealed("k1", "%%")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesDataThatNamesAKeyItWasNotGiven() {
        var security = new SecurityForTests();
        SecurityForTests.keyring("k1").check(security.mongo, security.clock);
        SecurityForTests.keyring("k2", "k1").check(security.mongo, security.clock);
        assertThatThrownBy(
                        () -> SecurityForTests.keyring("k2").check(security.mongo, security.clock))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("the key k1");
    }
}
