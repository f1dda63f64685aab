package org.doorstep.security;

import org.doorstep.security.factor.Factors;
import org.doorstep.security.factor.Passkeys;
import org.doorstep.security.login.SecurityRecords;
import org.doorstep.security.retention.RetentionJob;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;

/// Wires the rights of the people whose data is kept.
@Configuration(proxyBeanMethods = false)
class SubjectsConfiguration {

    @Bean
    SubjectAccess subjectAccess(
            ObjectProvider<PersonalRecords> rooms,
            SignInAddresses addresses,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        return new SubjectAccess(rooms, addresses, permissions, audit, clock);
    }

    @Bean
    Retention securityRetention(MongoTemplate mongo) {
        return StoredRetention.of(mongo, SubjectAccess.class).ready();
    }

    @Bean
    RetentionJob retentionJob(
            MongoTemplate mongo, ObjectProvider<Retention> rooms, AuditTrail audit, Clock clock) {
        return new RetentionJob(mongo, rooms, audit, clock);
    }

    @Bean
    RetentionNights retentionNights(
            MongoTemplate mongo,
            ObjectProvider<Retention> rooms,
            Permissions permissions,
            Clock clock) {
        return new RetentionNights(mongo, rooms, permissions, clock);
    }

    @Bean
    FactorResets factorResets(
            ObjectProvider<PersonalRecords> rooms,
            Permissions permissions,
            FactorResets.Means means,
            ObjectProvider<CodeDelivery> delivery,
            AuditTrail audit) {
        return new FactorResets(rooms, permissions, means, delivery, audit);
    }

    @Bean
    FactorResets.Means resetMeans(Factors factors, Passkeys passkeys, SignedInPlaces places) {
        return new FactorResets.Means(factors, passkeys, places);
    }

    @Bean
    Guests guests(
            MongoTemplate mongo,
            Keyring keyring,
            Permissions permissions,
            RateLimits limits,
            Guests.Outward outward,
            AuditTrail audit,
            Clock clock) {
        return new Guests(mongo, keyring, permissions, limits, outward, audit, clock);
    }

    @Bean
    Guests.Outward guestsOutward(
            PublicAddress address,
            ObjectProvider<CodeDelivery> delivery,
            ObjectProvider<Newcomers> newcomers) {
        return new Guests.Outward(address, delivery, newcomers);
    }

    @Bean
    SecurityRecords securityRecords(MongoTemplate mongo) {
        return new SecurityRecords(mongo);
    }
}
