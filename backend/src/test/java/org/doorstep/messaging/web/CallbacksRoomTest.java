package org.doorstep.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep.fakes.TwilioSignature;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.UnclearReplies;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Sent;
import org.doorstep.security.Keyring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The provider's statuses of messages that are ours: any order, any number of times.
@FacesProviders
class CallbacksRoomTest {

    private static final String SID = "SM00000000000000000000000000000001";
    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final OptOuts optOuts;
    private final UnclearReplies unclear;
    private final Keyring keyring;
    private final MongoTemplate mongo;
    private final ProviderCalls calls;

    CallbacksRoomTest(
            Ledger ledger,
            BroadcastStore broadcasts,
            OptOuts optOuts,
            UnclearReplies unclear,
            Keyring keyring,
            MongoTemplate mongo,
            @LocalServerPort int port) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.optOuts = optOuts;
        this.unclear = unclear;
        this.keyring = keyring;
        this.mongo = mongo;
        this.calls = new ProviderCalls(port);
    }

    @Test
    void theSameStatusAHundredTimesAtOnceIsOneTransition() throws Exception {
        var before = texted(0);
        together(100, () -> told(0, "delivered"));
        var after = message(0);
        assertThat(after.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.attempts()).hasSize(1);
    }

    @Test
    void everyOrderOfTheStatusesEndsDelivered() throws Exception {
        var orders = orders(List.of("queued", "sending", "sent", "delivered"));
        assertThat(new HashSet<>(orders)).hasSize(24);
        for (var n = 0; n < orders.size(); n++) {
            texted(n);
            for (var word : orders.get(n)) {
                assertThat(told(n, word)).isEqualTo(204);
            }
            assertThat(message(n).state())
                    .as("%s", orders.get(n))
                    .isEqualTo(MessageState.DELIVERED);
        }
    }

    @Test
    void whatWasDeliveredStaysSoAndTheContradictionIsCounted() throws Exception {
        texted(0);
        told(0, "delivered");
        told(0, "undelivered");
        assertThat(message(0).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(message(0).attempts().getFirst().learnt().conflict())
                .isEqualTo(AttemptState.UNDELIVERED);
        assertThat(ledger.totals(Sent.BROADCAST, null, null).lateEvidence()).isEqualTo(1);
    }

    @Test
    void anAttemptThatDoesNotExistIsSetAsideAndChangesNothing() throws Exception {
        var before = texted(0);
        var fields = ProviderCalls.status(SID, "delivered");
        assertThat(calls.signed(ProviderCalls.about(Sent.handle(0), 9), fields)).isEqualTo(204);
        assertThat(calls.signed(ProviderCalls.about(Sent.handle(1), 1), fields)).isEqualTo(204);
        assertThat(message(0)).isEqualTo(before);
        assertThat(mongo.findAll(Document.class, "messaging.odd_receipts"))
                .extracting(row -> row.getString("_id"))
                .isEqualTo(List.of(SID + "|delivered"));
    }

    /// Another account of the provider, whose sender speaks of a message that ours has sent: with
    /// its own name and token, or with our name and its token.
    @ParameterizedTest
    @CsvSource({
        "AC00000000000000000000000000000002, delivered, ''",
        "AC00000000000000000000000000000001, delivered, ''",
        "AC00000000000000000000000000000002, undelivered, 21610",
        "AC00000000000000000000000000000002, failed, 30002"
    })
    void aStatusSignedByAnotherSendersAccountChangesNothing(
            String account, String word, String code) throws Exception {
        texted(0);
        var before = everything();
        var fields = ProviderCalls.status(SID, word);
        fields.put("AccountSid", account);
        fields.put("From", "+447700900999");
        fields.put("ErrorCode", code);
        var path = ProviderCalls.about(Sent.handle(0), 1);
        var theirs = TwilioSignature.of("the-other-sender", ProviderCalls.HERE + path, fields);
        var answer = calls.post(path, ProviderCalls.form(fields), theirs);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("");
        assertThat(everything()).isEqualTo(before);
    }

    /// Every document of every collection.
    private Map<String, List<Document>> everything() {
        return mongo.getCollectionNames().stream()
                .collect(
                        Collectors.toMap(
                                name -> name,
                                name -> mongo.getCollection(name).find().into(new ArrayList<>())));
    }

    @Test
    void readIsDeliveredAndAWordNobodyKnowsIsKeptAsItCame() throws Exception {
        texted(0);
        told(0, "teleported");
        assertThat(message(0).state()).isEqualTo(MessageState.SENDING);
        assertThat(message(0).attempts().getFirst().learnt().raw()).isEqualTo("teleported");
        told(0, "read");
        assertThat(message(0).state()).isEqualTo(MessageState.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        "21211, true",
        "21610, true",
        "21614, true",
        "21635, true",
        "30005, true",
        "30006, true",
        "30003, false",
        "30004, false",
        "30008, false",
        "30036, false",
        "39999, false"
    })
    void aNumberThatTakesNoTextsIsTextedNoMore(String code, boolean suppressed) throws Exception {
        texted(0);
        failed(0, "undelivered", code);
        failed(0, "undelivered", code);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(suppressed);
        assertThat(message(0).state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(message(0).attempts().getFirst().learnt().code()).isEqualTo(code);
    }

    @Test
    void aNumberThatIsBlockedForTwoMessagesIsTextedNoMore() throws Exception {
        texted(0);
        texted(1);
        failed(0, "undelivered", "30004");
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(false);
        failed(1, "undelivered", "30004");
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
    }

    @Test
    void anAccountThatIsSuspendedSendsNothingMore() throws Exception {
        texted(0);
        failed(0, "failed", "30002");
        assertThat(broadcasts.haltedSenders()).isEqualTo(Map.of("SMS", "30002"));
        assertThat(message(0).state()).isEqualTo(MessageState.FAILED);
    }

    /// 1,000 in 6 s, as the provider's own bursts come. Where the machine is too busy to answer a
    /// request that does nothing in that time, three times that request's time will do.
    @Test
    void answersAThousandStatusesInSixSecondsEachAtOnce() throws Exception {
        ledger.add(
                IntStream.range(0, 250)
                        .mapToObj(n -> Sent.message(n, ChannelName.SMS, hash()))
                        .toList());
        var words = List.of("queued", "sending", "sent", "delivered");
        var statuses = new ArrayList<Future<Duration>>();
        var forgeries = new ArrayList<Future<Duration>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime();
            for (var i = 0; i < 1000; i++) {
                var n = i % 250;
                var word = words.get(i / 250);
                LockSupport.parkNanos(begin + i * 6_000_000L - System.nanoTime());
                statuses.add(threads.submit(() -> timed(204, () -> told(n, word))));
                if (i % 4 == 0) {
                    forgeries.add(threads.submit(() -> timed(403, this::forged)));
                }
            }
        }
        var allowed = Math.max(200, 3 * ninetyNinth(forgeries).toMillis());
        assertThat(ninetyNinth(statuses)).isLessThan(Duration.ofMillis(allowed));
        assertThat(ledger.totals(Sent.BROADCAST, null, null).byState())
                .isEqualTo(Map.of(MessageState.DELIVERED, 250L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop please", "Please stop texting", "st op", "peidiwch!"})
    void restsANumberThatMayHaveMeantStopUntilSomebodyHasRead(String body) throws Exception {
        var fields = Map.of("MessageSid", "SM9", "From", PHONE.e164(), "Body", body);
        assertThat(calls.signed(ProviderCalls.INBOUND, fields)).isEqualTo(204);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
        assertThat(unclear.waiting())
                .extracting(UnclearReplies.UnclearReply::body)
                .isEqualTo(List.of(body));
    }

    private static Duration timed(int expected, Callable<Integer> call) throws Exception {
        var begin = System.nanoTime();
        assertThat(call.call()).isEqualTo(expected);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration ninetyNinth(List<Future<Duration>> running) throws Exception {
        var times = new ArrayList<Duration>();
        for (var one : running) {
            times.add(one.get());
        }
        Collections.sort(times);
        return times.get(times.size() * 99 / 100);
    }

    private int forged() throws Exception {
        return calls.post(ProviderCalls.STATUS, "MessageSid=SM1", null).statusCode();
    }

    private int told(int n, String word) throws Exception {
        return calls.signed(
                ProviderCalls.about(Sent.handle(n), 1), ProviderCalls.status(SID + n, word));
    }

    private void failed(int n, String word, String code) throws Exception {
        var fields = ProviderCalls.status(SID + n, word);
        fields.put("ErrorCode", code);
        assertThat(calls.signed(ProviderCalls.about(Sent.handle(n), 1), fields)).isEqualTo(204);
    }

    private Message texted(int n) {
        ledger.add(List.of(Sent.message(n, ChannelName.SMS, hash())));
        return message(n);
    }

    private String hash() {
        return keyring.hash(PHONE).text();
    }

    private Message message(int n) {
        return ledger.byHandle(Sent.handle(n)).orElseThrow();
    }

    private static void together(int times, Callable<Integer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(times, call))) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
    }

    private static List<List<String>> orders(List<String> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<String>>();
        for (var first : words) {
            var rest = words.stream().filter(word -> !word.equals(first)).toList();
            for (var tail : orders(rest)) {
                var order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                orders.add(List.copyOf(order));
            }
        }
        return orders;
    }
}
