package org.doorstep.bench;

import com.mongodb.client.MongoCollection;

import org.bson.Document;
import org.doorstep.Doorstep;
import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateId;
import org.doorstep.messaging.TemplateText;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.LedgerInvariants;
import org.doorstep.messaging.broadcast.OnRecord;
import org.doorstep.messaging.broadcast.work.Expansion;
import org.doorstep.messaging.broadcast.work.Lane;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.template.TemplateStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Keyring;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The ledger as the application wires it, on the replica set that a row obtained, with people of
/// the bench's own to write to. Its worker rests: a row takes the steps itself.
final class Engine implements AutoCloseable {

    static final String MESSAGES = "messaging.messages";

    private static final AccountId LAUNCHER = new AccountId(BenchTown.id(Integer.MAX_VALUE));

    private final ConfigurableApplicationContext application;
    private final BenchTown town;
    private final BranchId party;
    private final TemplateVersion template;

    private Engine(ConfigurableApplicationContext application) {
        this.application = application;
        this.town = bean(BenchTown.class);
        var opened = bean(Branches.class).open(null, "Party", BranchKind.PARTY, null).orThrow();
        this.party = opened.id();
        bean(BenchRoles.class).agent(LAUNCHER, party);
        this.template = template();
    }

    /// Starts the application.
    ///
    /// @param mongodb the URI of the replica set
    static Engine start(String mongodb) {
        return new Engine(
                new SpringApplicationBuilder(Doorstep.class, BenchConfiguration.class)
                        .properties(settings(mongodb))
                        .run());
    }

    private static Map<String, Object> settings(String mongodb) {
        var nothing = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        return Map.ofEntries(
                Map.entry("spring.mongodb.uri", mongodb),
                Map.entry("server.port", "0"),
                Map.entry("logging.level.root", "WARN"),
                Map.entry("doorstep.public-url", "http://127.0.0.1:8080"),
                Map.entry("doorstep.security.drama-numbers", "true"),
                Map.entry("doorstep.keys.newest", "b1"),
                Map.entry("doorstep.keys.ring.b1", nothing),
                Map.entry("doorstep.keys.handle", nothing),
                Map.entry("doorstep.keys.signing", BenchKeys.signing()),
                Map.entry("doorstep.messaging.push.mode", "off"),
                Map.entry("doorstep.messaging.sms.mode", "off"),
                Map.entry("doorstep.messaging.email.mode", "off"),
                Map.entry("doorstep.messaging.broadcast.worker", "false"));
    }

    /// A part of the application.
    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    BenchTown town() {
        return town;
    }

    MongoCollection<Document> collection(String name) {
        return bean(MongoTemplate.class).getCollection(name);
    }

    /// A broadcast of election material, launched and not yet frozen.
    Broadcast launched(ChannelName channel) {
        var plan =
                new BroadcastPlan(
                        party,
                        "Bench",
                        template,
                        new AudienceQuery(BenchTown.KIND, party, Map.of()),
                        List.of(ChannelStep.of(channel)),
                        null,
                        null);
        var id = BroadcastId.of(bean(IdSource.class).next());
        var now = bean(Clock.class).instant();
        var keyId = bean(Keyring.class).hashText(id.value()).keyId();
        var broadcast =
                Broadcast.drafted(
                                id,
                                Broadcast.Kind.DRAFTED,
                                plan,
                                Purpose.CAMPAIGN,
                                TemplateClass.ELECTION_MATERIAL,
                                LAUNCHER)
                        .launched(LAUNCHER, now, now.plus(Duration.ofHours(72)), keyId);
        bean(BroadcastStore.class).add(broadcast);
        new OnRecord(bean(AuditTrail.class)).complete(broadcast);
        return broadcast;
    }

    /// Freezes the audience.
    ///
    /// @return how many messages were made
    int expand(Broadcast broadcast) {
        return bean(Expansion.class).run(broadcast, () -> true);
    }

    /// A lane of a channel of the bench's own.
    Lane lane(Channel channel) {
        return new Lane(channel.name(), channel, bean(Lane.Tools.class));
    }

    /// How many messages a broadcast has, by aggregation.
    long size(Broadcast broadcast) {
        return bean(Ledger.class).size(broadcast.id()).messages();
    }

    /// Whether every invariant of the ledger holds.
    boolean holds(Broadcast broadcast) {
        var now = bean(BroadcastStore.class).find(broadcast.id()).orElseThrow();
        return bean(LedgerInvariants.class).check(now).isEmpty();
    }

    /// Takes every broadcast away, with the places that messages took under the caps.
    void clear() {
        var all = new Document("_id", new Document("$gte", ""));
        for (var name :
                List.of(
                        MESSAGES,
                        "messaging.frozenPages",
                        "messaging.broadcasts",
                        "messaging.addressClaims",
                        "messaging.capPlaces")) {
            collection(name).deleteMany(all);
        }
    }

    private TemplateVersion template() {
        var id = new TemplateId(bean(IdSource.class).next());
        var text =
                new TemplateText(
                        new TemplateText.Push("Saturday", "Hello {{firstName}}"),
                        new TemplateText.Sms("Hello {{firstName}}"),
                        new TemplateText.Email("Saturday", "Hello {{firstName}}", null));
        bean(TemplateStore.class)
                .add(
                        new Template(
                                id,
                                1,
                                party,
                                "Saturday",
                                TemplateClass.ELECTION_MATERIAL,
                                Purpose.CAMPAIGN,
                                Map.of(Language.ENGLISH, text),
                                "Promoted by A of 1 High Street",
                                LAUNCHER,
                                bean(Clock.class).instant(),
                                null,
                                null));
        return new TemplateVersion(Objects.requireNonNull(id.value()), 1);
    }

    @Override
    public void close() {
        application.close();
    }
}
