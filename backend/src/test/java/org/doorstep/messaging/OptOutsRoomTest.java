package org.doorstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.OptOuts.Ground;
import org.doorstep.messaging.receipt.InboundTexts;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Who must not be written to.
@RoomTest
class OptOutsRoomTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+447700900123");
    private static final PhoneNumber OTHER = new PhoneNumber("+447700900124");
    private static final EmailAddress MAILBOX = new EmailAddress("ann@example.org");
    private static final AccountId READER = new AccountId(new UUID(2, 2));

    private final OptOuts optOuts;
    private final InboundTexts texts;
    private final UnclearReplies unclear;
    private final Branches branches;

    OptOutsRoomTest(
            OptOuts optOuts, InboundTexts texts, UnclearReplies unclear, Branches branches) {
        this.optOuts = optOuts;
        this.texts = texts;
        this.unclear = unclear;
        this.branches = branches;
    }

    @Test
    void stopsOneAddressOnOneChannel() {
        optOuts.add(PHONE, ChannelName.SMS, "in-person");
        optOuts.add(PHONE, ChannelName.SMS, "in-person");
        assertThat(optOuts.suppressed(List.of(PHONE, OTHER), ChannelName.SMS))
                .isEqualTo(Set.of(PHONE));
        assertThat(optOuts.suppressed(List.of(MAILBOX), ChannelName.EMAIL)).isEqualTo(Set.of());
        assertThat(optOuts.suppressed(List.of(), ChannelName.SMS)).isEqualTo(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", " Stop. ", "STOPALL", "revoke", "stopio", "PEIDIO"})
    void stopsANumberThatTextsAStopWord(String body) {
        texts.take("SM1", PHONE, body, null);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
    }

    @Test
    void startsAgainWhereAWordHadStopped() {
        texts.take("SM1", PHONE, "STOP", null);
        texts.take("SM2", PHONE, "START", null);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(false);
    }

    @Test
    void staysStoppedAfterAnObjectionWhateverIsTexted() {
        optOuts.add(PHONE, ChannelName.SMS, "web");
        texts.take("SM1", PHONE, "STOP", null);
        texts.take("SM2", PHONE, "START", null);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
    }

    @Test
    void doesNotLetARepeatedStartUndoALaterStop() {
        texts.take("SM1", PHONE, "START", null);
        texts.take("SM2", PHONE, "STOP", null);
        texts.take("SM1", PHONE, "START", null);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
    }

    @Test
    void restsANumberUntilSomebodyHasReadWhatItMeant() {
        texts.take("SM1", PHONE, "stop please", null);
        texts.take("SM1", PHONE, "stop please", null);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
        assertThat(unclear.waiting())
                .isEqualTo(
                        List.of(
                                new UnclearReplies.UnclearReply(
                                        "SM1", TestClock.START, "stop please")));
        assertThat(unclear.settle("SM1", false, READER)).isEqualTo(Outcome.done(false));
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(false);
        assertThat(unclear.waiting()).isEqualTo(List.of());
        texts.take("SM1", PHONE, "stop please", null);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(false);
    }

    @Test
    void stopsANumberForGoodWhereTheReaderSaysThatStopWasMeant() {
        texts.take("SM1", PHONE, "please stop texting", null);
        assertThat(unclear.settle("SM1", true, READER)).isEqualTo(Outcome.done(true));
        texts.take("SM2", PHONE, "START", null);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
        assertThat(unclear.settle("SM1", true, READER)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void letsOnlyTheDataProtectionOfficerTakeAnOptOutAwayAndOnlyWithAReason() {
        optOuts.add(PHONE, ChannelName.SMS, Ground.OBJECTION, "web");
        assertThat(remove(Role.DATA_OFFICER, "asked to")).isInstanceOf(Outcome.Refused.class);
        assertThat(remove(Role.DATA_PROTECTION_OFFICER, " ")).isInstanceOf(Outcome.Refused.class);
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(true);
        assertThat(remove(Role.DATA_PROTECTION_OFFICER, "wrote a letter"))
                .isEqualTo(Outcome.done(true));
        assertThat(optOuts.isSuppressed(PHONE, ChannelName.SMS)).isEqualTo(false);
    }

    private Outcome<Boolean> remove(Role role, String reason) {
        var branch = branches.open(null, "Party " + role + reason, BranchKind.PARTY, null);
        var grant = new Grant(role, branch.orThrow().id(), Instant.EPOCH, null);
        var actor = new Actor(READER, List.of(grant));
        return optOuts.remove(PHONE, ChannelName.SMS, reason, actor);
    }
}
