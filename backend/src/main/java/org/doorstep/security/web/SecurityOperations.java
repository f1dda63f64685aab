package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.api.SecurityApi;
import org.doorstep.api.model.AppVersion;
import org.doorstep.api.model.SignInCodeRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.IdempotencyKeys;
import org.doorstep.security.Permitted;
import org.doorstep.security.login.SignIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

import java.util.Objects;

/// The operations of the contract's `security` file.
@RestController
class SecurityOperations implements SecurityApi {

    private static final AppVersion VERSION = new AppVersion("0.1.0", "0.1.0");

    private final SignIn signIn;
    private final IdempotencyKeys keys;
    private final OutsideLogin outside;
    private final HttpServletRequest request;

    /// @param request Spring's stand-in for the request of the calling thread
    SecurityOperations(
            SignIn signIn, IdempotencyKeys keys, OutsideLogin outside, HttpServletRequest request) {
        this.signIn = signIn;
        this.keys = keys;
        this.outside = outside;
        this.request = request;
    }

    @Override
    @Permitted("anonymous-public")
    public ResponseEntity<AppVersion> getAppVersion() {
        return ResponseEntity.ok(VERSION);
    }

    @Override
    @Permitted("sign-up-and-codes")
    public ResponseEntity<Void> requestSignInCode(String idempotencyKey, SignInCodeRequest form) {
        if (outside.isOn()) {
            throw new RefusedException(Refusal.notFound());
        }
        if ((form.phone() == null) == (form.email() == null)) {
            throw new RefusedException(Faults.exactlyOne("phone", "email"));
        }
        var typed =
                Objects.requireNonNullElse(
                        form.phone(), Objects.requireNonNullElse(form.email(), ""));
        var to = signIn.read(typed).orThrow();
        return keys.once(
                "requestSignInCode",
                null,
                idempotencyKey,
                form,
                id -> {
                    signIn.ask(to, "", request.getRemoteAddr()).orThrow();
                    return ResponseEntity.status(HttpStatus.ACCEPTED).build();
                });
    }
}
