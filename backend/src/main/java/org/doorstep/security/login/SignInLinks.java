package org.doorstep.security.login;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Secret;
import org.doorstep.security.Keyring;
import org.doorstep.security.PublicAddress;
import org.doorstep.security.Sealed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Links that stand for a one-time code: the code, its contact point and the browser that asked,
/// sealed with a key outside the database. Nothing is stored for them; a link is good as long as
/// its code, once. What it holds stands behind the `#`, which browsers send to no server, so it is
/// in no log and no referrer. Safe for use by many threads.
public final class SignInLinks {

    private static final String KIND = "sign-in-link";
    private static final String BREAK = "\n";
    private static final int PARTS = 4;
    private static final int LONGEST = 2_000;

    private final Keyring keyring;
    private final PublicAddress address;

    public SignInLinks(Keyring keyring, PublicAddress address) {
        this.keyring = keyring;
        this.address = address;
    }

    /// What a link holds.
    ///
    /// @param to the contact point, normalised
    /// @param browser names the browser that asked; empty where an app did
    public record Link(String to, String browser, Secret code) {}

    Secret make(ContactPoint to, String browser, Secret code) {
        var held = String.join(BREAK, KIND, browser, code.value(), to.normalised());
        var token =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                keyring.seal(held).text().getBytes(StandardCharsets.US_ASCII));
        return new Secret(address.at("/sign-in/link") + "#" + token);
    }

    Outcome<Link> open(String token) {
        try {
            if (token.isEmpty() || token.length() > LONGEST) {
                return Outcome.refused(notAccepted());
            }
            var sealed =
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            var parts = keyring.open(Sealed.parse(sealed)).split(BREAK, -1);
            return parts.length == PARTS && parts[0].equals(KIND)
                    ? Outcome.done(new Link(parts[3], parts[1], new Secret(parts[2])))
                    : Outcome.refused(notAccepted());
        } catch (IllegalArgumentException | IllegalStateException forged) {
            return Outcome.refused(notAccepted());
        }
    }

    private static Refusal notAccepted() {
        return Refusal.of(
                new ProblemCode("link-not-accepted", 422, "This link is not accepted"),
                "a link is whole, unused and at most 10 minutes old",
                "Ask for a new one, or type the code.");
    }
}
