package org.doorstep.security;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Ticker;
import org.doorstep.security.audit.AuditVerification;
import org.doorstep.security.factor.Factors;
import org.doorstep.security.factor.Passkeys;
import org.doorstep.security.login.AppClient;
import org.doorstep.security.login.AuthorizationStore;
import org.doorstep.security.login.CodeSender;
import org.doorstep.security.login.DemonstrationMark;
import org.doorstep.security.login.FirstAdministratorCommand;
import org.doorstep.security.login.FoundingGrants;
import org.doorstep.security.login.Invitations;
import org.doorstep.security.login.KeyMaterial;
import org.doorstep.security.login.KeySettings;
import org.doorstep.security.login.OperatorCommands;
import org.doorstep.security.login.Resealing;
import org.doorstep.security.login.SigningKeys;
import org.doorstep.security.login.StartRules;
import org.doorstep.security.login.StoredReply;
import org.doorstep.security.session.SessionStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// The wiring of this room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecuritySettings.class, KeySettings.class})
class SecurityConfiguration {

    private static final String SCRIPTS = "http://127.0.0.1/signed-in";

    @Bean
    DemonstrationMode demonstrationMode(Environment environment) {
        return new DemonstrationMode(StartRules.isDemonstration(environment));
    }

    @Bean
    PublicAddress publicAddress(Environment environment, DemonstrationMode demonstration) {
        return new PublicAddress(StartRules.publicAddress(environment, demonstration.on()));
    }

    @Bean
    KeyMaterial keyMaterial(
            KeySettings settings, Environment environment, DemonstrationMode demonstration) {
        var given = settings.directory();
        var data = environment.getProperty("doorstep.storage.directory", "data");
        return KeyMaterial.of(
                settings, demonstration.on(), given == null ? Path.of(data, "keys") : given);
    }

    @Bean
    Keyring keyring(
            KeyMaterial keys, MongoTemplate mongo, Clock clock, DemonstrationMode demonstration) {
        DemonstrationMark.check(mongo, demonstration.on());
        var keyring = new Keyring(keys);
        keyring.check(mongo, clock);
        return keyring;
    }

    @Bean
    SigningKeys signingKeys(
            MongoTemplate mongo, Keyring keyring, Clock clock, Ticker ticker, KeyMaterial keys) {
        return new SigningKeys(mongo, keyring, clock, ticker, keys.signing());
    }

    @Bean
    SealedFields sealedFactors() {
        return new SealedFields("security.factors", List.of("totp", "offered"));
    }

    @Bean
    SealedFields sealedSigningKeys() {
        return new SealedFields("security.signing-keys", List.of("sealed"));
    }

    @Bean
    Resealing resealing(MongoTemplate mongo, Keyring keyring, List<SealedFields> places) {
        return new Resealing(mongo, keyring, places);
    }

    @Bean
    AuditVerification auditVerification(MongoTemplate mongo, Keyring keyring) {
        return new AuditVerification(mongo, keyring);
    }

    @Bean
    AuditLog auditLog(MongoTemplate mongo, Permissions permissions, Branches branches) {
        return new AuditLog(mongo, permissions, branches);
    }

    @Bean
    OperatorCommands operatorCommands(
            SigningKeys signing,
            Resealing resealing,
            AuditVerification audit,
            ConfigurableApplicationContext application) {
        return new OperatorCommands(signing, resealing, audit, application);
    }

    @Bean
    RegisteredClient app(SecuritySettings settings, DemonstrationMode demonstration) {
        var uris = new ArrayList<>(settings.appRedirectUris());
        if (demonstration.on()) {
            uris.add(SCRIPTS);
        }
        return AppClient.registration(uris);
    }

    @Bean
    AuthorizationStore authorizationStore(MongoTemplate mongo, RegisteredClient app, Clock clock) {
        return new AuthorizationStore(mongo, app, clock);
    }

    @Bean
    Branches branches(MongoTemplate mongo, IdSource ids, Ticker ticker) {
        return new Branches(mongo, ids, ticker);
    }

    @Bean
    SecurityDemonstration securityDemonstration(Branches branches) {
        return new SecurityDemonstration(branches);
    }

    @Bean
    FoundingGrants foundingGrants(MongoTemplate mongo) {
        return new FoundingGrants(mongo);
    }

    @Bean
    CurrentActor currentActor(
            SignInAddresses accounts,
            AuthorizationStore authorizations,
            ObjectProvider<RoleSource> roles,
            FoundingGrants founding,
            Clock clock) {
        return new CurrentActor(accounts, authorizations, roles, founding, clock);
    }

    @Bean
    Permissions permissions(Branches branches, Clock clock) {
        return new Permissions(branches, clock);
    }

    @Bean
    TurfReads turfReads(Permissions permissions, ObjectProvider<WalkAccess> walks) {
        return new TurfReads(permissions, walks);
    }

    @Bean
    Factors factors(MongoTemplate mongo, Keyring keyring, RateLimits limits, Clock clock) {
        return new Factors(mongo, keyring, limits, clock);
    }

    @Bean
    Passkeys passkeys(MongoTemplate mongo, PublicAddress address, Clock clock) {
        return new Passkeys(mongo, address, clock);
    }

    @Bean
    SessionStore sessionStore(
            MongoTemplate mongo, Keyring keyring, Clock clock, SecuritySettings settings) {
        return new SessionStore(
                mongo,
                keyring,
                clock,
                new SessionStore.Life(settings.sessionIdle(), settings.sessionLongest()));
    }

    @Bean
    RateLimits rateLimits(
            MongoTemplate mongo, Keyring keyring, Clock clock, SecuritySettings settings) {
        return new RateLimits(mongo, keyring, clock, settings.limits());
    }

    @Bean
    CodeSender codeSender(ObjectProvider<CodeDelivery> delivery) {
        return new CodeSender(delivery, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    OneTimeCodes oneTimeCodes(
            MongoTemplate mongo,
            Keyring keyring,
            RateLimits limits,
            CodeSender sender,
            Clock clock) {
        return new OneTimeCodes(mongo, keyring, limits, sender, clock);
    }

    @Bean
    SignInAddresses signInAddresses(
            MongoTemplate mongo, Keyring keyring, AuthorizationStore authorizations, Clock clock) {
        return new SignInAddresses(mongo, keyring, authorizations, clock);
    }

    @Bean
    PhoneReader phoneReader(SecuritySettings settings, DemonstrationMode demonstration) {
        return new PhoneReader(
                settings.phoneRegions(), settings.dramaNumbers() || demonstration.on());
    }

    @Bean
    IdempotencyKeys idempotencyKeys(
            MongoTemplate mongo,
            Keyring keyring,
            CurrentActor current,
            JsonMapper json,
            IdSource ids,
            Clock clock) {
        return new IdempotencyKeys(
                mongo, keyring, current, new StoredReply(json, keyring), ids, clock);
    }

    @Bean
    AuditTrail auditTrail(MongoTemplate mongo, Keyring keyring, IdSource ids, Clock clock) {
        return new AuditTrail(mongo, keyring, ids, clock);
    }

    @Bean
    Invitations invitations(
            MongoTemplate mongo,
            Keyring keyring,
            SignInAddresses addresses,
            Branches branches,
            FoundingGrants grants,
            AuditTrail audit,
            Clock clock,
            IdSource ids) {
        return new Invitations(
                mongo,
                keyring,
                addresses,
                branches,
                grants,
                audit,
                new Invitations.Times(clock, ids));
    }

    @Bean
    FirstAdministratorCommand firstAdministratorCommand(
            Invitations invitations,
            PublicAddress address,
            ConfigurableApplicationContext application) {
        return new FirstAdministratorCommand(invitations, address, application);
    }
}
