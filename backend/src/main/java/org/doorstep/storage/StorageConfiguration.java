package org.doorstep.storage;

import com.fasterxml.uuid.Generators;
import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Ticker;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/// Wires the store, the client's defaults, and the sources of time and ids.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {

    /// A write that takes longer than this to reach a majority is in doubt, not failed.
    private static final long WRITE_TIMEOUT_SECONDS = 5;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Ticker ticker() {
        return System::nanoTime;
    }

    @Bean
    @ConditionalOnMissingBean
    IdSource idSource() {
        return Generators.timeBasedEpochGenerator()::generate;
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return Conversions.all();
    }

    /// `w: majority, j: true` and majority reads, whatever the URI leaves open.
    @Bean
    MongoClientSettingsBuilderCustomizer majority() {
        return builder ->
                builder.writeConcern(
                                WriteConcern.MAJORITY
                                        .withJournal(true)
                                        .withWTimeout(WRITE_TIMEOUT_SECONDS, TimeUnit.SECONDS))
                        .readConcern(ReadConcern.MAJORITY);
    }

    /// Nobody has named a deployment: the store runs in this process. (The suite brings a server of
    /// its own and says `false`.)
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(
            name = "doorstep.storage.embedded",
            havingValue = "true",
            matchIfMissing = true)
    @Conditional(NoDeploymentNamed.class)
    static class Embedded {

        @Bean
        EmbeddedStore embeddedStore(StorageSettings settings) {
            return EmbeddedStore.open(settings.directory());
        }

        @Bean
        MongoConnectionDetails embeddedConnection(EmbeddedStore store) {
            return () -> new ConnectionString(store.uri());
        }
    }

    /// A deployment is named: it is looked at before anything is read from it or written to it.
    @Bean
    static BeanPostProcessor deploymentCheck(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                var uri = environment.getProperty("spring.mongodb.uri", "");
                if (bean instanceof MongoClient client && !uri.isBlank()) {
                    RealStoreCheck.checkUri(uri);
                    RealStoreCheck.checkDeployment(client);
                }
                return bean;
            }
        };
    }

    /// Whether `spring.mongodb.uri` is missing or blank.
    static final class NoDeploymentNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("spring.mongodb.uri", "").isBlank();
        }
    }
}
