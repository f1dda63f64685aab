package org.doorstep.security.web;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.springframework.http.ResponseEntity;

import java.util.Map;

/// What the script that talks to the browser's passkeys is told.
final class PasskeyAnswers {

    private PasskeyAnswers() {}

    static ResponseEntity<Map<String, String>> refused(Refusal refusal) {
        return ResponseEntity.status(refusal.code().status())
                .body(Map.of("title", refusal.code().title(), "detail", refusal.detail()));
    }

    static Refusal notAsked() {
        return Refusal.of(
                new ProblemCode("passkey-not-accepted", 422, "This passkey is not accepted"),
                "a passkey answers what this browser was just asked",
                "Try again, or sign in with a code.");
    }
}
