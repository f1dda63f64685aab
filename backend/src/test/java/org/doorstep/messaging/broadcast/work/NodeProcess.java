package org.doorstep.messaging.broadcast.work;

import org.doorstep._support.TestStore;
import org.doorstep.kernel.AskedToStop;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Secret;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.PollingDays;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Evidence;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.LedgerInvariants;
import org.doorstep.messaging.broadcast.OnRecord;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.broadcast.gate.BankHolidays;
import org.doorstep.messaging.broadcast.gate.Gates;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.sms.SmsSettings;
import org.doorstep.messaging.channel.sms.TwilioChannel;
import org.doorstep.messaging.store.StoreForNodes;
import org.doorstep.messaging.template.Renderer;
import org.doorstep.messaging.template.TemplateWording;
import org.doorstep.security.BranchId;
import org.doorstep.security.PublicAddress;
import org.doorstep.security.SecurityForNodes;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// A node of the ledger in a process of its own: the application's hands on the application's
/// store, texting through the real adapter, to be killed, frozen and asked to stop.
///
/// Arguments: database, branch, time at its start, people of the town, port of the SMS provider,
/// lease in milliseconds, failpoint (may be missing). Prints `ready` when it works.
final class NodeProcess {

    private NodeProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var failpoint = arguments.length > 6 ? Failpoint.valueOf(arguments[6]) : null;
        var lease = Duration.ofMillis(Long.parseLong(arguments[5]));
        var parts = parts(arguments[0], Instant.parse(arguments[2]), lease, failpoint);
        var branch = parts.branches().find(BranchId.of(arguments[1])).orElseThrow();
        var world = new World(parts, branch);
        world.town.people(Integer.parseInt(arguments[3]));
        var twilio = twilio(Integer.parseInt(arguments[4]), parts);
        world.channels = List.of(failpoint == null ? twilio : failpoint.in(Channel.class, twilio));
        world.lookUp(twilio);
        var worker = world.node().worker;
        AskedToStop.endsWell();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(worker)));
        worker.start();
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    /// As the application does when it is asked to stop.
    private static void drain(Worker worker) {
        try {
            var ended = worker.stop(Duration.ofSeconds(38));
            System.out.println(ended ? "drained" : "gave up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static TwilioChannel twilio(int port, World.Parts parts) {
        return new TwilioChannel(
                new SmsSettings(
                        null,
                        "AC00000000000000000000000000000001",
                        new Secret("doorstep-test-token-0001"),
                        "MG00000000000000000000000000000001",
                        null,
                        URI.create("http://127.0.0.1:" + port),
                        20,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(9)),
                new PublicAddress(URI.create("http://127.0.0.1:8080")),
                parts.clock());
    }

    private static World.Parts parts(
            String database, Instant from, Duration lease, @Nullable Failpoint failpoint) {
        var mongo = TestStore.named(database);
        var clock = RunningTime.clock(from);
        var ticker = RunningTime.ticker();
        IdSource ids = UUID::randomUUID;
        var keyring = SecurityForNodes.keyring();
        var branches = SecurityForNodes.branches(mongo, ids, ticker);
        var permissions = SecurityForNodes.permissions(branches, clock);
        var audit = SecurityForNodes.audit(mongo, keyring, ids, clock);
        var store = new StoreForNodes(mongo);
        PollingDays never = (branch, date) -> false;
        var hours = new QuietHours(BankHolidays.of("england-and-wales"), never);
        var settings = settings(lease);
        var settling = new Settling(settings.horizons());
        var optOuts = new OptOuts(store.optOuts(), keyring, permissions, audit, clock);
        var ledger = in(failpoint, Ledger.class, store.ledger());
        var claims = in(failpoint, AddressClaims.class, store.claims());
        var broadcasts = in(failpoint, BroadcastStore.class, store.broadcasts());
        return new World.Parts(
                ledger,
                claims,
                store.places(),
                store.shares(),
                broadcasts,
                settling,
                new Evidence(ledger, settling, clock),
                new LedgerInvariants(
                        ledger, broadcasts, claims, optOuts, new OnRecord(audit), hours),
                new Gates(never, hours, SecurityForNodes.phones()),
                hours,
                never,
                new Consents(store.consents(), clock),
                optOuts,
                new TemplateWording(store.templates(), new Renderer(branches)),
                store.templates(),
                keyring,
                permissions,
                branches,
                audit,
                settings,
                clock,
                ticker,
                ids);
    }

    private static <T> T in(@Nullable Failpoint failpoint, Class<T> port, T real) {
        return failpoint == null ? real : failpoint.in(port, real);
    }

    /// The promised waits, or for a lease other than the usual one all of them shortened alike.
    private static BroadcastSettings settings(Duration lease) {
        var usual = lease.equals(Duration.ofSeconds(60));
        return new BroadcastSettings(
                true,
                lease,
                lease.dividedBy(2),
                lease,
                Duration.ofSeconds(5),
                500,
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ofMillis(200),
                Duration.ofMinutes(5),
                usual ? Duration.ofMinutes(15) : lease,
                Duration.ofHours(24),
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofHours(4),
                Duration.ofHours(6),
                Duration.ofSeconds(60),
                Duration.ofHours(72),
                1000,
                "england-and-wales",
                List.of(),
                Map.of());
    }
}
