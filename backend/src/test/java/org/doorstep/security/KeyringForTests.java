package org.doorstep.security;

/// Key rings for tests of the inner packages.
public final class KeyringForTests {

    private KeyringForTests() {}

    /// A ring of keys of those ids, the first one the newest.
    public static Keyring of(String... keyIds) {
        return SecurityForTests.keyring(keyIds);
    }
}
