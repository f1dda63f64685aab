package org.doorstep.security.login;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.AccountId;
import org.doorstep.security.Keyring;
import org.doorstep.security.SignInAddresses;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import java.util.List;
import java.util.Optional;

/// Who somebody is here whom an outside provider has signed in: the account of the verified e-mail
/// address at first, and of the provider's own subject ever after. It opens no account: people sign
/// up as everywhere. Safe for use by many threads and nodes.
public final class OutsideSignIn {

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final SignInAddresses addresses;

    /// @param withFactor whether the provider says that it asked for more than one factor
    public record Known(AccountId account, boolean withFactor) {}

    public OutsideSignIn(MongoTemplate mongo, Keyring keyring, SignInAddresses addresses) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.addresses = addresses;
    }

    /// The account of somebody whose ID token has been checked.
    public Outcome<Known> accountOf(OidcUser user) {
        var subject = "subject|" + user.getIssuer() + "|" + user.getSubject();
        return known(subject)
                .or(() -> byAddress(user).map(account -> bind(subject, account)))
                .filter(addresses::isOpen)
                .map(account -> Outcome.done(new Known(account, withFactor(user))))
                .orElseGet(() -> Outcome.refused(unknown()));
    }

    private Optional<AccountId> known(String subject) {
        var ids = keyring.hashTextUnderEveryKey(subject);
        return mongo
                .find(Query.query(Criteria.where("_id").in(ids)), SubjectDocument.class)
                .stream()
                .map(found -> new AccountId(found.account()))
                .findFirst();
    }

    private Optional<AccountId> byAddress(OidcUser user) {
        var email = user.getEmail();
        return email == null || !Boolean.TRUE.equals(user.getEmailVerified())
                ? Optional.empty()
                : EmailAddress.read(email).flatMap(addresses::ownerOf);
    }

    private AccountId bind(String subject, AccountId account) {
        try {
            mongo.insert(new SubjectDocument(keyring.hashText(subject).text(), account.value()));
            return account;
        } catch (DuplicateKeyException boundMeanwhile) {
            return known(subject).orElse(account);
        }
    }

    /// RFC 8176: `mfa` stands for several factors.
    private static boolean withFactor(OidcUser user) {
        var methods = user.getClaimAsStringList("amr");
        return methods != null && List.copyOf(methods).contains("mfa");
    }

    private static Refusal unknown() {
        return Refusal.of(
                new ProblemCode("account-unknown", 422, "Nobody here has that address"),
                "the provider's verified e-mail address is one that signs in here",
                "Sign up first, with the address that your provider knows.");
    }
}
