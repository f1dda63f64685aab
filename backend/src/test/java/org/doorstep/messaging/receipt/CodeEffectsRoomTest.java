package org.doorstep.messaging.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Sent;
import org.doorstep.messaging.channel.sms.TwilioStatuses;
import org.doorstep.security.Keyring;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What must stop when a provider says the same thing again and again.
@RoomTest
class CodeEffectsRoomTest {

    private static final String FILTERED = "SMS filtered: more than 2 % with code 30007";

    private final List<String> stopped = new ArrayList<>();
    private final Ledger ledger;
    private final CodeEffects effects;

    CodeEffectsRoomTest(Ledger ledger, OptOuts optOuts, ReceiptStore receipts, Keyring keyring) {
        this.ledger = ledger;
        this.effects = new CodeEffects(optOuts, ledger, receipts, keyring, brakes());
    }

    private CodeEffects.Brakes brakes() {
        return new CodeEffects.Brakes() {

            @Override
            public void halt(ChannelName channel, String code) {
                stopped.add(channel + " " + code);
            }

            @Override
            public void pause(BroadcastId broadcast, String reason) {
                stopped.add(broadcast.value() + " " + reason);
            }
        };
    }

    @Test
    void aBroadcastWithMoreThanTwoInAHundredTextsFilteredIsPaused() {
        texted(249);
        IntStream.range(0, 4).forEach(this::filtered);
        assertThat(stopped).isEqualTo(List.of());
        filtered(4);
        assertThat(stopped).isEqualTo(List.of("b1 " + FILTERED));
    }

    @Test
    void twoInAHundredAreNotTooMany() {
        texted(250);
        IntStream.range(0, 5).forEach(this::filtered);
        assertThat(stopped).isEqualTo(List.of());
    }

    @Test
    void theSameTextFilteredAgainAndAgainCountsOnce() {
        texted(20);
        IntStream.range(0, 50).forEach(again -> filtered(0));
        assertThat(stopped).isEqualTo(List.of());
    }

    @Test
    void aSuspendedAccountStopsTheChannelAndATextTooLongItsBroadcast() {
        texted(1);
        effects.follow(TwilioStatuses.read("failed", "30002"), Sent.handle(0), null);
        effects.follow(TwilioStatuses.read("failed", "21617"), Sent.handle(0), null);
        effects.follow(TwilioStatuses.read("sent", "30002"), Sent.handle(0), null);
        effects.follow(TwilioStatuses.read("failed", "30002"), null, null);
        assertThat(stopped).isEqualTo(List.of("SMS 30002", "b1 SMS failed: 21617"));
    }

    private void texted(int count) {
        ledger.add(
                IntStream.range(0, count)
                        .mapToObj(n -> Sent.message(n, ChannelName.SMS, null))
                        .toList());
    }

    private void filtered(int n) {
        effects.follow(TwilioStatuses.read("undelivered", "30007"), Sent.handle(n), null);
    }
}
