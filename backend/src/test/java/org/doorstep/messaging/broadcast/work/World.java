package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep._support.TestTicker;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.MyMessages;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.PollingDays;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateId;
import org.doorstep.messaging.TemplateText;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.messaging.approval.Approving;
import org.doorstep.messaging.approval.Clearing;
import org.doorstep.messaging.approval.PlanningSettings;
import org.doorstep.messaging.approval.Sizing;
import org.doorstep.messaging.audience.Absences;
import org.doorstep.messaging.audience.AudienceCount;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.audience.Preview;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.CapPlaces;
import org.doorstep.messaging.broadcast.Control;
import org.doorstep.messaging.broadcast.Drafting;
import org.doorstep.messaging.broadcast.Evidence;
import org.doorstep.messaging.broadcast.Launching;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.LedgerInvariants;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Reports;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.Caps;
import org.doorstep.messaging.broadcast.gate.Gates;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.doorstep.messaging.channel.TextLookUp;
import org.doorstep.messaging.channel.TextLookUp.FoundText;
import org.doorstep.messaging.channel.TextLookUp.LookedUp;
import org.doorstep.messaging.template.TemplateStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Keyring;
import org.doorstep.security.Permissions;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A town to write to, three scripted providers and any number of nodes on the application's own
/// store, consents, opt-outs, templates and permissions.
final class World {

    static final AccountId AGENT = new AccountId(Town.ref(9_999).id());
    static final AccountId SECOND = new AccountId(Town.ref(9_998).id());

    final Parts parts;
    final Town town = new Town();
    final ScriptedChannel push = new ScriptedChannel(ChannelName.PUSH, 90);
    final ScriptedChannel sms = new ScriptedChannel(ChannelName.SMS, 20);
    final ScriptedChannel email = new ScriptedChannel(ChannelName.EMAIL, 4);
    final Map<AccountId, List<Grant>> grants = new ConcurrentHashMap<>();
    final Set<LocalDate> pollingDays = ConcurrentHashMap.newKeySet();
    final AtomicBoolean approved = new AtomicBoolean(true);
    int countedAnew = 1_000;
    String textMessage = "Hello {{firstName}}";
    List<? extends Channel> channels = List.of(push, sms, email);
    final List<Sender> senders = new ArrayList<>();
    final Branch branch;
    final Actor agent;
    final AudienceSources sources = new AudienceSources(List.of(town));
    final Control control;
    final Launching launching;
    private @Nullable TextLookUp lookUp;

    /// What the application brings.
    record Parts(
            Ledger ledger,
            AddressClaims claims,
            CapPlaces places,
            QuotaShares shares,
            BroadcastStore broadcasts,
            Settling settling,
            Evidence evidence,
            LedgerInvariants invariants,
            Gates gates,
            QuietHours hours,
            PollingDays pollingDays,
            Consents consents,
            OptOuts optOuts,
            Wording wording,
            TemplateStore templates,
            Keyring keyring,
            Permissions permissions,
            Branches branches,
            AuditTrail audit,
            BroadcastSettings settings,
            TestClock clock,
            TestTicker ticker,
            IdSource ids) {

        static Parts of(ApplicationContext application) {
            return new Parts(
                    application.getBean(Ledger.class),
                    application.getBean(AddressClaims.class),
                    application.getBean(CapPlaces.class),
                    application.getBean(QuotaShares.class),
                    application.getBean(BroadcastStore.class),
                    application.getBean(Settling.class),
                    application.getBean(Evidence.class),
                    application.getBean(LedgerInvariants.class),
                    application.getBean(Gates.class),
                    application.getBean(QuietHours.class),
                    application.getBean(PollingDays.class),
                    application.getBean(Consents.class),
                    application.getBean(OptOuts.class),
                    application.getBean(Wording.class),
                    application.getBean(TemplateStore.class),
                    application.getBean(Keyring.class),
                    application.getBean(Permissions.class),
                    application.getBean(Branches.class),
                    application.getBean(AuditTrail.class),
                    application.getBean(BroadcastSettings.class),
                    application.getBean(TestClock.class),
                    application.getBean(TestTicker.class),
                    application.getBean(IdSource.class));
        }
    }

    World(ApplicationContext application) {
        this(Parts.of(application));
    }

    World(Parts parts) {
        this(parts, opened(parts));
    }

    /// On a branch that is there already.
    World(Parts parts, Branch branch) {
        this.parts = parts;
        this.branch = branch;
        var grant = new Grant(Role.AGENT, branch.id(), Instant.EPOCH, null);
        this.agent = new Actor(AGENT, List.of(grant));
        grants.put(AGENT, List.of(grant));
        var times = new Launching.Times(parts.clock(), parts.settings(), () -> {});
        this.launching =
                new Launching(
                        parts.broadcasts(),
                        parts.wording(),
                        (where, date) -> pollingDays.contains(date),
                        parts.branches(),
                        parts.keyring(),
                        parts.audit(),
                        times);
        this.control = new Control(parts.broadcasts(), parts.audit(), () -> {});
    }

    /// The room's door, on this town.
    Broadcasts door() {
        var planning =
                new PlanningSettings(
                        500,
                        Duration.ofHours(24),
                        BigDecimal.valueOf(5, 2),
                        BigDecimal.valueOf(4, 2),
                        countedAnew,
                        Duration.ofMinutes(15));
        var preview =
                new Preview(
                        sources,
                        parts.broadcasts(),
                        reading(),
                        parts.gates(),
                        new Channels(List.of(push, sms, email)),
                        parts.wording(),
                        launching,
                        new Preview.Terms(
                                parts.clock(),
                                parts.settings(),
                                parts.hours(),
                                nearest(),
                                BigDecimal.valueOf(4, 2)));
        var sizing =
                new Sizing(
                        parts.broadcasts(),
                        new AudienceCount(sources),
                        preview,
                        planning,
                        parts.clock());
        return new Broadcasts(
                parts.permissions(),
                parts.branches(),
                parts.broadcasts(),
                new Broadcasts.Verbs(
                        drafting(),
                        preview,
                        launching,
                        control,
                        new Reports(
                                parts.ledger(),
                                parts.broadcasts(),
                                sources,
                                new Absences(sources, parts.branches())),
                        sizing,
                        new Clearing(parts.broadcasts(), parts.branches(), planning, parts.clock()),
                        new Approving(
                                parts.broadcasts(),
                                sizing,
                                parts.audit(),
                                planning,
                                parts.clock(),
                                () -> {})));
    }

    private Drafting drafting() {
        return new Drafting(
                parts.broadcasts(),
                parts.wording(),
                sources,
                parts.branches(),
                nearest(),
                parts.audit(),
                parts.ids());
    }

    Senders nearest() {
        return new Senders(senders, parts.branches());
    }

    WindowReading reading() {
        return new WindowReading(
                sources,
                parts.consents(),
                parts.optOuts(),
                parts.wording(),
                broadcast -> approved.get());
    }

    /// What a person reads in the app.
    MyMessages myMessages() {
        return new MyMessages(
                parts.ledger(),
                parts.broadcasts(),
                parts.evidence(),
                parts.wording(),
                parts.keyring());
    }

    BroadcastPlan plan(ChannelName... channels) {
        return draft(channels).plan();
    }

    void lookUp(TextLookUp next) {
        lookUp = next;
    }

    /// The provider of texts tells what it has taken.
    void lookUpTruthfully() {
        lookUp((number, from, until) ->
                new LookedUp.Complete(
                        sms.acceptedCalls().stream()
                                .filter(call -> call.to().equals(new Destination.Phone(number)))
                                .map(call ->
                                        new FoundText(
                                                "SM" + call.handle(),
                                                call.text().body(),
                                                new ProviderEvent(Status.SENT, "sent", null),
                                                from))
                                .toList()));
    }

    /// A node of its own on the same store.
    WorldNode node() {
        return node(parts.ledger());
    }

    /// A node whose ledger may be made to fail.
    WorldNode node(Ledger ledger) {
        return new WorldNode(this, ledger, lookUp);
    }

    /// The people 1 to n agree to every channel for the campaign.
    void consent(int count) {
        for (var n = 1; n <= count; n++) {
            for (var channel : List.of(ChannelName.PUSH, ChannelName.SMS, ChannelName.EMAIL)) {
                parts.consents()
                        .record(Town.ref(n), channel, Purpose.CAMPAIGN, true, "v1", "test", AGENT);
            }
        }
    }

    /// One more person, who agrees to texts.
    void person(int n) {
        town.person(n);
        parts.consents()
                .record(Town.ref(n), ChannelName.SMS, Purpose.CAMPAIGN, true, "v1", "test", AGENT);
    }

    /// Fills the town with people who agree.
    void people(int count) {
        town.people(count);
        consent(count);
    }

    /// The person has got everything that an hour allows.
    void fillHour(ChannelName channel, int n) {
        var address = channel + ":" + parts.keyring().hash(Town.phone(n)).text();
        var hour = parts.clock().instant().truncatedTo(ChronoUnit.HOURS);
        for (var k = 1; k <= Caps.AN_HOUR; k++) {
            var id = CapPlaces.id(address + "|" + hour, k);
            parts.places().take(List.of(new CapPlaces.Place(id, "other|" + k, hour)));
        }
    }

    Broadcast draft(ChannelName... channels) {
        var template = template();
        var plan =
                new BroadcastPlan(
                        branch.id(),
                        "Saturday",
                        template,
                        new AudienceQuery("volunteers", branch.id(), Map.of()),
                        Arrays.stream(channels).map(ChannelStep::of).toList(),
                        null,
                        null);
        return done(drafting().draft(plan, agent));
    }

    Broadcast launched(ChannelName... channels) {
        return done(launching.launch(draft(channels), agent));
    }

    /// Time passes, by both kinds of clock.
    void advance(Duration by) {
        parts.clock().advance(by);
        parts.ticker().advance(by);
    }

    Message message(Broadcast broadcast, int n) {
        return parts.ledger()
                .byIds(List.of(Message.id(broadcast.id(), Town.ref(n).text())))
                .getFirst();
    }

    Broadcast now(Broadcast broadcast) {
        return parts.broadcasts().find(broadcast.id()).orElseThrow();
    }

    BroadcastTotals totals(Broadcast broadcast) {
        var now = now(broadcast);
        return parts.ledger().totals(now.id(), now.frozen(), now.plannedSegments());
    }

    Map<MessageState, Long> states(Broadcast broadcast) {
        return new HashMap<>(totals(broadcast).byState());
    }

    void holds(Broadcast broadcast) {
        assertThat(parts.invariants().check(now(broadcast))).isEmpty();
    }

    static <T> T done(Outcome<T> outcome) {
        return outcome.orThrow();
    }

    private TemplateVersion template() {
        var id = new TemplateId(parts.ids().next());
        var text =
                new TemplateText(
                        new TemplateText.Push("Saturday", "Hello {{firstName}}"),
                        new TemplateText.Sms(textMessage),
                        new TemplateText.Email("Saturday", "Hello {{firstName}}", null));
        parts.templates()
                .add(
                        new Template(
                                id,
                                1,
                                branch.id(),
                                "Saturday",
                                TemplateClass.ELECTION_MATERIAL,
                                Purpose.CAMPAIGN,
                                Map.of(Language.ENGLISH, text),
                                "Promoted by A of 1 High Street",
                                AGENT,
                                parts.clock().instant(),
                                null,
                                null));
        parts.templates().approve(id, 1, SECOND, parts.clock().instant());
        return new TemplateVersion(id.value(), 1);
    }

    private static Branch opened(Parts parts) {
        parts.ticker().advance(Duration.ofMinutes(1));
        return done(parts.branches().open(null, "Party", BranchKind.PARTY, null));
    }
}
