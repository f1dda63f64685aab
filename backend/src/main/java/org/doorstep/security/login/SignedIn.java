package org.doorstep.security.login;

import org.doorstep.security.AccountId;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

import java.util.List;

/// The form in which Spring Security carries a signed-in account: by its id, without authorities,
/// because what a person may do is read afresh at every call.
public final class SignedIn {

    private SignedIn() {}

    /// The account as an authentication.
    public static Authentication as(AccountId account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                account.toString(), null, List.of());
    }
}
