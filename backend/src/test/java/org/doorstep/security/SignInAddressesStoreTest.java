package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.security.login.AddressDocument;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.UUID;

/// A sign-in address belongs to exactly one account.
class SignInAddressesStoreTest {

    private static final EmailAddress OLIVE = new EmailAddress("olive@example.org");
    private static final EmailAddress OTHER = new EmailAddress("other@example.org");
    private static final AccountId A = new AccountId(new UUID(1, 1));
    private static final AccountId B = new AccountId(new UUID(1, 2));

    private final SecurityForTests security = new SecurityForTests();
    private final SignInAddresses addresses = security.addresses;

    @Test
    void givesAnAddressToTheFirstWhoClaimsIt() {
        assertThat(addresses.claim(A, OLIVE)).isEqualTo(Outcome.done(A));
        assertThat(addresses.claim(A, OLIVE)).isEqualTo(Outcome.done(A));
        assertThat(OneTimeCodesStoreTest.refused(addresses.claim(B, OLIVE)))
                .isEqualTo("address-taken");
        assertThat(addresses.ownerOf(OLIVE)).isEqualTo(Optional.of(A));
    }

    @Test
    void letsOneAccountHaveSeveralAddresses() {
        addresses.claim(A, OLIVE);
        addresses.claim(A, OTHER);
        addresses.release(A, OLIVE);
        assertThat(addresses.ownerOf(OLIVE)).isEqualTo(Optional.empty());
        assertThat(addresses.ownerOf(OTHER)).isEqualTo(Optional.of(A));
    }

    @Test
    void releasesNobodyElsesAddress() {
        addresses.claim(A, OLIVE);
        addresses.release(B, OLIVE);
        assertThat(addresses.ownerOf(OLIVE)).isEqualTo(Optional.of(A));
    }

    @Test
    void freesTheAddressesOfAClosedAccountAndNeverOpensItAgain() {
        addresses.claim(A, OLIVE);
        addresses.release(A);
        assertThat(addresses.isOpen(A)).isFalse();
        assertThat(OneTimeCodesStoreTest.refused(addresses.claim(A, OTHER))).isEqualTo("not-found");
        assertThat(addresses.claim(B, OLIVE)).isEqualTo(Outcome.done(B));
    }

    @Test
    void findsWhatAnOlderKeyHashed() {
        addresses.claim(A, OLIVE);
        var newer =
                new SignInAddresses(
                        security.mongo,
                        SecurityForTests.keyring("k2", "k1"),
                        new org.doorstep.security.login.AuthorizationStore(
                                security.mongo,
                                org.doorstep.security.login.AppClient.registration(
                                        java.util.List.of("app:/in")),
                                security.clock),
                        security.clock);
        assertThat(newer.ownerOf(OLIVE)).isEqualTo(Optional.of(A));
        assertThat(OneTimeCodesStoreTest.refused(newer.claim(B, OLIVE))).isEqualTo("address-taken");
    }

    @Test
    void keepsNoAddressInClear() {
        addresses.claim(A, OLIVE);
        assertThat(security.mongo.findAll(AddressDocument.class).toString())
                .doesNotContain("olive");
    }
}
