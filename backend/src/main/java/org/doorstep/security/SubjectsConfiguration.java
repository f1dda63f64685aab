package org.doorstep.security;

import org.doorstep.security.login.SecurityRecords;
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
    SecurityRecords securityRecords(MongoTemplate mongo) {
        return new SecurityRecords(mongo);
    }
}
