package org.doorstep._support;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;

import org.bson.Document;
import org.bson.UuidRepresentation;
import org.doorstep.storage.StorageForTests;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.util.ClassUtils;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.UUID;

/// One MongoDB for all tests of a run: the embedded server in memory, or the replica set that
/// `DOORSTEP_TEST_MONGODB_URI` names. Every test class asks for a database of its own.
public final class TestStore {

    private static final String URI = uriOfThisRun();
    private static final MongoClient CLIENT = MongoClients.create(settings());

    private TestStore() {}

    /// Whether promises can be proven here: a real replica set was named.
    public static boolean isReal() {
        return System.getenv("DOORSTEP_TEST_MONGODB_URI") != null;
    }

    /// The URI of the server, with a database name of its own that no other caller gets.
    public static String uriOfFreshDatabase() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        var named = new ConnectionString(URI);
        var options = URI.contains("?") ? URI.substring(URI.indexOf('?')) : "";
        return "mongodb://" + String.join(",", named.getHosts()) + "/" + name + options;
    }

    /// A template on a fresh database, with the application's conversions and the indexes of the
    /// given documents.
    public static MongoTemplate fresh(Class<?>... documents) {
        var name = new ConnectionString(uriOfFreshDatabase()).getDatabase();
        return named(java.util.Objects.requireNonNull(name), documents);
    }

    /// The same with the indexes of all documents of a package, for tests outside it.
    ///
    /// @param room below `org.doorstep`, for example `territory`
    public static MongoTemplate freshOf(String room) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                new AnnotationTypeFilter(
                        org.springframework.data.mongodb.core.mapping.Document.class));
        var documents = new ArrayList<Class<?>>();
        for (var found : scanner.findCandidateComponents("org.doorstep." + room)) {
            documents.add(
                    ClassUtils.resolveClassName(
                            java.util.Objects.requireNonNull(found.getBeanClassName()), null));
        }
        return fresh(documents.toArray(Class<?>[]::new));
    }

    /// A template on a database of that name, which may be another process's too.
    public static MongoTemplate named(String name, Class<?>... documents) {
        var databases = new SimpleMongoClientDatabaseFactory(CLIENT, name);
        var context = new MongoMappingContext();
        var conversions = StorageForTests.conversions();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = new MappingMongoConverter(new DefaultDbRefResolver(databases), context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        var template = new MongoTemplate(databases, converter);
        var resolver = new MongoPersistentEntityIndexResolver(context);
        for (var document : documents) {
            resolver.resolveIndexFor(document)
                    .forEach(index -> template.indexOps(document).createIndex(index));
        }
        return template;
    }

    /// Removes every document of a database and keeps its indexes.
    public static void empty(MongoTemplate template) {
        for (var collection : template.getCollectionNames()) {
            if (!collection.startsWith("system.")) {
                template.getCollection(collection).deleteMany(new Document());
            }
        }
    }

    private static MongoClientSettings settings() {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(URI))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build();
    }

    private static String uriOfThisRun() {
        var named = System.getenv("DOORSTEP_TEST_MONGODB_URI");
        if (named != null) {
            return named;
        }
        var server = new MongoServer(H2Backend.inMemory());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var address = server.getLocalAddress();
        return "mongodb://%s:%d/?retryWrites=false"
                .formatted(address.getHostString(), address.getPort());
    }
}
