package org.doorstep.security.factor;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.AccountId;
import org.doorstep.security.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Passkeys of this very address: made once, then enough to sign in with, because the device has
/// asked its owner for a finger, a face or a code. What is said in JSON is what browsers say. Safe
/// for use by many threads and nodes.
///
/// @see <a href="https://www.w3.org/TR/webauthn-3/">Web Authentication, level 3</a>
public final class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int LONGEST_LABEL = 60;

    private final PasskeyStore store;
    private final Webauthn4JRelyingPartyOperations party;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /// One of an account's passkeys.
    public record Passkey(String id, String label, Instant since, Instant lastUsed) {}

    public Passkeys(MongoTemplate mongo, PublicAddress address, Clock clock) {
        store = new PasskeyStore(mongo, clock);
        var origin = origin(address.base());
        party =
                new Webauthn4JRelyingPartyOperations(
                        store.owners(),
                        store,
                        PublicKeyCredentialRpEntity.builder()
                                .id(origin.getHost())
                                .name("Doorstep")
                                .build(),
                        Set.of(origin.toString()));
        party.setCustomizeCreationOptions(options ->
                options.authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build()));
        party.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /// Passkeys belong to a name, never to a number: on one's own machine to `localhost`.
    private static URI origin(URI base) {
        return base.getHost().equals("127.0.0.1")
                ? URI.create(base.toString().replace("127.0.0.1", "localhost"))
                : base;
    }

    /// The account's passkeys.
    public List<Passkey> list(AccountId account) {
        return store.list(account).stream()
                .map(one -> new Passkey(one.id(), one.label(), one.made().at(), one.lastUsed()))
                .toList();
    }

    /// What a browser is asked to make; to be kept in the session until it comes back.
    public PublicKeyCredentialCreationOptions creation(AccountId account) {
        return party.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        UsernamePasswordAuthenticationToken.authenticated(
                                account.toString(), null, List.of())));
    }

    /// Keeps the passkey that a browser has made.
    public Outcome<String> add(
            PublicKeyCredentialCreationOptions asked, String label, String made) {
        var called = label.strip();
        if (called.isEmpty() || called.length() > LONGEST_LABEL) {
            return Outcome.refused(
                    Refusal.ofField("label", "1 to 60 characters", "Give it a short name."));
        }
        try {
            var credential =
                    json.readValue(
                            made,
                            new TypeReference<
                                    PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var kept =
                    party.registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(
                                    asked, new RelyingPartyPublicKey(credential, called)));
            return Outcome.done(kept.getCredentialId().toBase64UrlString());
        } catch (RuntimeException refused) {
            return Outcome.refused(notAccepted(refused));
        }
    }

    /// What a browser is asked to sign. Nobody is named, so the answer tells nothing about who has
    /// a passkey here.
    public PublicKeyCredentialRequestOptions request() {
        return party.createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        new AnonymousAuthenticationToken(
                                "passkey",
                                "anonymous",
                                AuthorityUtils.createAuthorityList("anonymous"))));
    }

    /// Whose passkey has signed.
    public Outcome<AccountId> prove(PublicKeyCredentialRequestOptions asked, String signed) {
        try {
            var credential =
                    json.readValue(
                            signed,
                            new TypeReference<
                                    PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var owner =
                    party.authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
            return Outcome.done(AccountId.of(owner.getName()));
        } catch (RuntimeException refused) {
            return Outcome.refused(notAccepted(refused));
        }
    }

    /// Options as the browser reads them.
    public String text(Object options) {
        return json.writeValueAsString(options);
    }

    /// Takes one of the account's passkeys away.
    public boolean remove(AccountId account, String id) {
        return store.delete(account, id);
    }

    /// Takes all of the account's passkeys away.
    public void removeAll(AccountId account) {
        store.deleteAll(account);
    }

    /// Whether this account can sign in with a passkey.
    public boolean has(AccountId account) {
        return !store.list(account).isEmpty();
    }

    private static Refusal notAccepted(RuntimeException why) {
        if (why instanceof DataAccessException) {
            throw why;
        }
        // The name says which check failed; what was sent stays out of the log.
        LOG.info("a passkey was not accepted: {}", why.getClass().getName());
        return Refusal.of(
                new ProblemCode("passkey-not-accepted", 422, "This passkey is not accepted"),
                "a passkey is made for this address and signs what it was just asked to sign",
                "Try again, or sign in with a code.");
    }
}
