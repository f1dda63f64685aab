package org.doorstep.messaging.broadcast.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.shape.SenderSettings.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The senders a server has: those of its settings, and a default for each channel.
class SenderSettingsTest {

    private static final String TOWN = "01900000-0000-7000-8000-000000000001";

    private static Entry mails(String id, @Nullable String branch, @Nullable String from) {
        return new Entry(id, null, ChannelName.EMAIL, branch, 14, Duration.ofSeconds(1), from);
    }

    private static List<String> ids(Entry... list) {
        return new SenderSettings(List.of(list))
                .senders(Map.of()).stream()
                        .filter(one -> one.channel() == ChannelName.EMAIL)
                        .map(Sender::id)
                        .toList();
    }

    @Test
    void everyChannelHasADefaultThatIsCalledWhatItSendsAs() {
        var names = Map.of(ChannelName.EMAIL, "The Party <office@party.example>");
        assertThat(new SenderSettings(List.of()).senders(names))
                .extracting(Sender::id, Sender::name, Sender::channel, Sender::owner)
                .containsExactly(
                        tuple("push", "push", ChannelName.PUSH, null),
                        tuple("sms", "sms", ChannelName.SMS, null),
                        tuple(
                                "email",
                                "The Party <office@party.example>",
                                ChannelName.EMAIL,
                                null));
    }

    @Test
    void eMailMayGoOutAtSixThousandAMinuteUnlessTheSettingsSayOtherwise() {
        assertThat(new SenderSettings(List.of()).senders(Map.of()).getLast().quota())
                .isEqualTo(new Quota(6_000, Duration.ofMinutes(1)));
        var own = new SenderSettings(List.of(mails("relay", null, null)));
        assertThat(own.senders(Map.of()).getFirst().quota())
                .isEqualTo(new Quota(14, Duration.ofSeconds(1)));
    }

    @Test
    void thePartysOwnTakesThePlaceOfTheDefault() {
        assertThat(ids(mails("relay", null, null))).isEqualTo(List.of("relay"));
        assertThat(ids(mails("email", null, "news@party.example"))).isEqualTo(List.of("email"));
    }

    @Test
    void aBranchsOwnAndOtherAddressesStandBesideTheDefault() {
        assertThat(ids(mails("town", TOWN, null), mails("news", null, "news@party.example")))
                .isEqualTo(List.of("town", "news", "email"));
    }
}
