package org.doorstep.messaging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What every channel with a provider must do, asked of each adapter against its provider's server
/// on loopback.
public interface ChannelContract {

    String HANDLE = "abcdefghijklmnopqrstuvwx27";
    Instant NOW = TestClock.START;

    /// The adapter, its clock at [#NOW], giving up after a few seconds.
    Channel channel();

    /// Somewhere it can reach.
    Destination destination();

    /// The handles the provider has accepted, in order.
    List<String> accepted();

    /// Sends the provider was asked for, accepted or not.
    int calls();

    /// From now on the connection breaks after the provider has accepted.
    void breakAfterAccept();

    /// From now on the provider says nothing more once it has read the message.
    void hang();

    /// The provider is well again.
    void recover();

    /// From now on the provider refuses the account.
    void refuseAccount();

    /// From now on the provider has no time.
    void refuseForLoad();

    /// Nobody listens any more.
    void shutDown();

    /// What the adapter asks the ledger to wait after a refusal for load.
    Duration waitAfterLoad();

    /// What the adapter can know then.
    SendResult whereNobodyListens();

    /// A message that has an hour left.
    default Dispatch dispatch(String handle) {
        return dispatch(handle, NOW.plus(Duration.ofHours(1)));
    }

    default Dispatch dispatch(String handle, Instant expiry) {
        return new Dispatch(
                handle,
                1,
                destination(),
                new Rendered("Saturday", "Leaflet run 10am", null, ""),
                expiry,
                new BroadcastId("b1"),
                new BranchId(new UUID(7, 7)),
                TemplateClass.LOGISTICS);
    }

    @Test
    default void handsAMessageOverOnceUnderItsHandle() throws InterruptedException {
        assertThat(channel().send(dispatch(HANDLE))).isInstanceOf(Accepted.class);
        assertThat(accepted()).isEqualTo(List.of(HANDLE));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    default void callsNobodyOnceTheMessageHasExpired() throws InterruptedException {
        assertThat(channel().send(dispatch(HANDLE, NOW)))
                .isEqualTo(new NotCalled("past its expiry", null));
        assertThat(calls()).isEqualTo(0);
    }

    @Test
    default void isInDoubtWhereTheConnectionBreaksAfterTheProviderHasAccepted()
            throws InterruptedException {
        breakAfterAccept();
        assertThat(channel().send(dispatch(HANDLE))).isInstanceOf(InDoubt.class);
        assertThat(accepted()).isEqualTo(List.of(HANDLE));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    default void isInDoubtWhereTheProviderFallsSilent() throws InterruptedException {
        hang();
        assertThat(channel().send(dispatch(HANDLE))).isInstanceOf(InDoubt.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    default void isAllThereAgainAfterAWholeWindowOfSilence() throws Exception {
        hang();
        for (var result : window()) {
            assertThat(result).isInstanceOf(InDoubt.class);
        }
        recover();
        for (var result : window()) {
            assertThat(result).isInstanceOf(Accepted.class);
        }
        assertThat(accepted()).hasSize(channel().window());
    }

    @Test
    default void haltsTheSenderWhereTheAccountIsRefused() throws InterruptedException {
        refuseAccount();
        assertThat(channel().send(dispatch(HANDLE)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.effect()).isEqualTo(RefusalEffect.HALT_SENDER));
        assertThat(accepted()).isEqualTo(List.of());
    }

    @Test
    default void waitsAsLongAsTheProviderWishesWhereItHasNoTime() throws InterruptedException {
        refuseForLoad();
        assertThat(channel().send(dispatch(HANDLE)))
                .isInstanceOfSatisfying(
                        NotCalled.class,
                        refused -> assertThat(refused.retryAfter()).isEqualTo(waitAfterLoad()));
        assertThat(accepted()).isEqualTo(List.of());
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    default void saysNoMoreThanItKnowsWhereNobodyListens() throws InterruptedException {
        shutDown();
        assertThat(channel().send(dispatch(HANDLE))).isEqualTo(whereNobodyListens());
    }

    @Test
    default void sendsAWholeWindowAtOnceEachMessageOnce() throws Exception {
        for (var result : window()) {
            assertThat(result).isInstanceOf(Accepted.class);
        }
        assertThat(accepted()).containsExactlyInAnyOrderElementsOf(handles());
    }

    /// What a whole window of calls at once gives.
    private List<SendResult> window() throws InterruptedException, ExecutionException {
        var sent = new ArrayList<Future<SendResult>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var handle : handles()) {
                sent.add(threads.submit(() -> channel().send(dispatch(handle))));
            }
        }
        var results = new ArrayList<SendResult>();
        for (var result : sent) {
            results.add(result.get());
        }
        return results;
    }

    private List<String> handles() {
        return IntStream.range(0, channel().window())
                .mapToObj(i -> HANDLE.substring(0, 24) + digits(i))
                .toList();
    }

    private static String digits(int i) {
        var letters = "abcdefghijklmnopqrstuvwxyz234567";
        return "" + letters.charAt(i / 32) + letters.charAt(i % 32);
    }
}
