package org.doorstep.security.login;

import org.doorstep.security.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

import java.time.Instant;
import java.util.List;

/// The form in which Spring Security carries a signed-in account: by its id, with the moment of its
/// second factor, and without other authorities, because what a person may do is read afresh at
/// every call.
public final class SignedIn {

    private static final String SECOND_FACTOR = "FACTOR_SECOND";

    private SignedIn() {}

    /// The account, signed in with one factor.
    public static Authentication withoutFactor(AccountId account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                account.toString(), null, List.of());
    }

    /// The account, whose second factor was seen at that moment; null for one factor only.
    public static Authentication withFactor(AccountId account, @Nullable Instant at) {
        return at == null
                ? withoutFactor(account)
                : UsernamePasswordAuthenticationToken.authenticated(
                        account.toString(),
                        null,
                        List.of(
                                FactorGrantedAuthority.withAuthority(SECOND_FACTOR)
                                        .issuedAt(at)
                                        .build()));
    }

    /// When the second factor was seen, or null where it was not.
    public static @Nullable Instant factorAt(Authentication signedIn) {
        return signedIn.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .filter(factor -> SECOND_FACTOR.equals(factor.getAuthority()))
                .map(FactorGrantedAuthority::getIssuedAt)
                .findFirst()
                .orElse(null);
    }
}
