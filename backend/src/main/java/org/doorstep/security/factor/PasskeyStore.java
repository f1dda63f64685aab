package org.doorstep.security.factor;

import org.doorstep.kernel.London;
import org.doorstep.security.AccountId;
import org.doorstep.security.factor.PasskeyDocument.Backup;
import org.doorstep.security.factor.PasskeyDocument.Made;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Passkeys in MongoDB, in the form in which Spring Security asks for them. The user handle of an
/// account is its id: 16 bytes that say nothing about the person.
final class PasskeyStore implements UserCredentialRepository {

    private final MongoTemplate mongo;
    private final Clock clock;

    PasskeyStore(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public void delete(Bytes id) {
        mongo.remove(byId(id), PasskeyDocument.class);
    }

    /// Takes a passkey of an account away.
    boolean delete(AccountId account, String id) {
        var own = Query.query(Criteria.where("_id").is(id).and("account").is(account.value()));
        return mongo.remove(own, PasskeyDocument.class).getDeletedCount() == 1;
    }

    void deleteAll(AccountId account) {
        mongo.remove(of(account), PasskeyDocument.class);
    }

    @Override
    public void save(CredentialRecord passkey) {
        var before = mongo.findOne(byId(passkey.getCredentialId()), PasskeyDocument.class);
        var now = London.now(clock);
        mongo.save(
                new PasskeyDocument(
                        passkey.getCredentialId().toBase64UrlString(),
                        account(passkey.getUserEntityUserId()),
                        passkey.getLabel(),
                        new Bytes(passkey.getPublicKey().getBytes()).toBase64UrlString(),
                        passkey.getSignatureCount(),
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.toSet()),
                        new Backup(passkey.isBackupEligible(), passkey.isBackupState()),
                        new Made(
                                before == null ? now : before.made().at(),
                                passkey.isUvInitialized(),
                                text(passkey.getAttestationObject()),
                                text(passkey.getAttestationClientDataJSON())),
                        now));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        var found = mongo.findOne(byId(id), PasskeyDocument.class);
        return found == null ? null : passkey(found);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return list(new AccountId(account(user))).stream()
                .<CredentialRecord>map(PasskeyStore::passkey)
                .toList();
    }

    List<PasskeyDocument> list(AccountId account) {
        return mongo.find(of(account), PasskeyDocument.class);
    }

    /// The accounts in the form in which Spring Security asks for them; it has none of its own to
    /// keep.
    PublicKeyCredentialUserEntityRepository owners() {
        return new PublicKeyCredentialUserEntityRepository() {

            @Override
            public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
                return id.getBytes().length == 2 * Long.BYTES
                        ? entity(new AccountId(account(id)))
                        : null;
            }

            @Override
            public PublicKeyCredentialUserEntity findByUsername(String username) {
                return entity(AccountId.of(username));
            }

            @Override
            public void save(PublicKeyCredentialUserEntity owner) {}

            @Override
            public void delete(Bytes id) {}
        };
    }

    static PublicKeyCredentialUserEntity entity(AccountId account) {
        var id =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(account.value().getMostSignificantBits())
                        .putLong(account.value().getLeastSignificantBits())
                        .array();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(id))
                .name(account.toString())
                .displayName("Doorstep")
                .build();
    }

    private static UUID account(Bytes user) {
        var bytes = ByteBuffer.wrap(user.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static CredentialRecord passkey(PasskeyDocument stored) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(stored.id()))
                .userEntityUserId(entity(new AccountId(stored.account())).getId())
                .publicKey(ImmutablePublicKeyCose.fromBase64(stored.publicKey()))
                .signatureCount(stored.signatures())
                .uvInitialized(stored.made().verifiedUser())
                .transports(
                        stored.transports().stream()
                                .map(AuthenticatorTransport::valueOf)
                                .collect(Collectors.toSet()))
                .backupEligible(stored.backup().eligible())
                .backupState(stored.backup().state())
                .attestationObject(Bytes.fromBase64(stored.made().attestation()))
                .attestationClientDataJSON(Bytes.fromBase64(stored.made().clientData()))
                .created(stored.made().at())
                .lastUsed(stored.lastUsed())
                .label(stored.label())
                .build();
    }

    private static String text(@Nullable Bytes bytes) {
        return bytes == null ? "" : bytes.toBase64UrlString();
    }

    private static Query byId(Bytes id) {
        return Query.query(Criteria.where("_id").is(id.toBase64UrlString()));
    }

    private static Query of(AccountId account) {
        return Query.query(Criteria.where("account").is(account.value()));
    }
}
