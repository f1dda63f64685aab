package org.doorstep.security.login;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Secret;
import org.doorstep.security.AccountId;
import org.doorstep.security.OneTimeCodes;
import org.doorstep.security.PhoneReader;
import org.doorstep.security.RateLimits;
import org.doorstep.security.RateLimits.Limit;
import org.doorstep.security.SignInAddresses;

import java.time.Instant;

/// Signing in by one-time code: ask for one, then use it. Whether an address is known shows neither
/// in the answer nor in its time.
public final class SignIn {

    private static final String PURPOSE = "sign-in";
    private static final int LONGEST = 254;

    private final OneTimeCodes codes;
    private final SignInAddresses addresses;
    private final PhoneReader phones;
    private final RateLimits limits;
    private final SignInLinks links;

    public SignIn(
            OneTimeCodes codes,
            SignInAddresses addresses,
            PhoneReader phones,
            RateLimits limits,
            SignInLinks links) {
        this.links = links;
        this.codes = codes;
        this.addresses = addresses;
        this.phones = phones;
        this.limits = limits;
    }

    /// Reads what somebody typed as a phone number or an e-mail address.
    public Outcome<ContactPoint> read(String typed) {
        if (typed.indexOf('@') < 0) {
            return phones.read(typed).map(number -> number);
        }
        return EmailAddress.read(typed.length() > LONGEST ? "" : typed)
                .<Outcome<ContactPoint>>map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(
                                Refusal.ofField(
                                        "email",
                                        "a whole e-mail address",
                                        "Check the spelling, for example name@example.org.")));
    }

    /// Asks for a code, which is sent where the address signs in somebody.
    ///
    /// @param browser names the browser that asks; the code is good there only, so that nobody can
    ///   use up, or replace, a code that somebody else waits for. Empty where an app asks ahead.
    public Outcome<Instant> ask(ContactPoint to, String browser, String caller) {
        return addresses.ownerOf(to).isPresent()
                ? codes.ask(to, purpose(browser), caller, code -> links.make(to, browser, code))
                : codes.askInVain(to, purpose(browser), caller);
    }

    /// Uses a code that this browser asked for, or that an app asked for ahead.
    public Outcome<AccountId> enter(ContactPoint from, Secret code, String browser, String caller) {
        return limits.take(Limit.SIGN_IN_TRIES_PER_CALLER, caller)
                .then(left -> limits.take(Limit.SIGN_IN_TRIES, from.normalised() + "|" + caller))
                .then(left -> redeem(from, code, browser))
                .then(proven ->
                        addresses
                                .ownerOf(proven)
                                .map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(Refusal.notFound())));
    }

    /// Uses the code that a link stands for, in the browser that asked for it.
    ///
    /// @return refused where it is another browser's: see [#codeOf]
    public Outcome<AccountId> follow(SignInLinks.Link link, String browser, String caller) {
        return read(link.to()).then(to -> enter(to, link.code(), browser, caller));
    }

    /// What a link holds; counted like a try, because whoever guesses links guesses codes.
    public Outcome<SignInLinks.Link> open(String token, String caller) {
        return limits.take(Limit.SIGN_IN_TRIES_PER_CALLER, caller).then(left -> links.open(token));
    }

    private Outcome<ContactPoint> redeem(ContactPoint from, Secret code, String browser) {
        return switch (codes.redeem(from, purpose(browser), code)) {
            case Outcome.Done<ContactPoint> proven -> proven;
            case Outcome.Refused<ContactPoint> notThat -> codes.redeem(from, purpose(""), code);
        };
    }

    private static String purpose(String browser) {
        return browser.isEmpty() ? PURPOSE : PURPOSE + "|" + browser;
    }
}
