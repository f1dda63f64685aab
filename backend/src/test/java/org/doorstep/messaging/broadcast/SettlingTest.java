package org.doorstep.messaging.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.messaging.broadcast.Samples.SETTLING;
import static org.doorstep.messaging.broadcast.Samples.START;
import static org.doorstep.messaging.broadcast.Samples.claim;
import static org.doorstep.messaging.broadcast.Samples.claimed;
import static org.doorstep.messaging.broadcast.Samples.opened;
import static org.doorstep.messaging.broadcast.Samples.orders;
import static org.doorstep.messaging.broadcast.Samples.reported;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a message becomes.
class SettlingTest {

    private static final SendResult ACCEPTED = new SendResult.Accepted("SM1");
    private static final SendResult DOUBT = new SendResult.InDoubt("no answer");
    private static final SendResult REFUSED = new SendResult.Refused("21211", RefusalEffect.NONE);
    private static final SendResult BUSY = new SendResult.NotCalled("429", Duration.ofSeconds(30));

    private static Message learn(Message message, Lesson lesson, Instant now) {
        return SETTLING.learn(message, lesson, now);
    }

    private static Message came(Message message, SendResult result) {
        return came(message, message.attempts().size(), Map.of(0, result), START.plusSeconds(1));
    }

    private static Message came(
            Message message, int n, Map<Integer, SendResult> results, Instant now) {
        return learn(message, new Lesson.Returned(n, results), now);
    }

    private static Attempt attempt(Message message, int n) {
        return message.attempts().get(n - 1);
    }

    @Test
    void everyOrderOfAProvidersStatusesEndsDelivered() {
        var accepted = came(opened(claimed(ChannelName.SMS), START), ACCEPTED);
        var statuses = List.of(Status.ACCEPTED, Status.SENDING, Status.SENT, Status.DELIVERED);
        assertThat(orders(statuses)).hasSize(24);
        for (var order : orders(statuses)) {
            var message = accepted;
            for (var status : order) {
                message = learn(message, reported(1, status), START.plusSeconds(2));
                message = learn(message, reported(1, status), START.plusSeconds(3));
            }
            assertThat(message.state()).isEqualTo(MessageState.DELIVERED);
            assertThat(attempt(message, 1).learnt().status()).isEqualTo(Status.DELIVERED);
        }
    }

    @Test
    void everyOrderOfOwnResultAndCallbacksEndsTheSame() {
        var open = opened(claimed(ChannelName.SMS, ChannelName.EMAIL), START);
        List<Lesson> lessons =
                List.of(
                        new Lesson.Returned(1, Map.of(0, ACCEPTED)),
                        reported(1, Status.SENT),
                        reported(1, Status.DELIVERED));
        for (var order : orders(lessons)) {
            var message = open;
            for (var lesson : order) {
                message = learn(message, lesson, START.plusSeconds(1));
            }
            assertThat(message.state()).isEqualTo(MessageState.DELIVERED);
            assertThat(attempt(message, 1).state()).isEqualTo(AttemptState.DELIVERED);
            assertThat(attempt(message, 1).calls().getFirst().providerId()).isEqualTo("SM1");
        }
    }

    @Test
    void theFirstOfTwoLastStatesStaysAndTheOtherIsKeptAsAConflict() {
        var sent = came(opened(claimed(ChannelName.SMS), START), ACCEPTED);
        var delivered = learn(sent, reported(1, Status.DELIVERED), START);
        var message = learn(delivered, reported(1, Status.UNDELIVERED), START.plusSeconds(9));
        assertThat(message.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(attempt(message, 1).learnt().conflict()).isEqualTo(AttemptState.UNDELIVERED);
        assertThat(attempt(message, 1).learnt().late()).isTrue();
        assertThat(learn(message, reported(1, Status.UNDELIVERED), START.plusSeconds(10)))
                .isEqualTo(message);
    }

    @Test
    void aCallbackBeforeTheOwnResultTakesTheClaimAway() {
        var open = opened(claimed(ChannelName.SMS), START);
        var message = learn(open, reported(1, Status.SENT), START.plusSeconds(1));
        assertThat(message.state()).isEqualTo(MessageState.SENDING);
        assertThat(message.standing().token()).isNull();
        assertThat(message.standing().fence()).isEqualTo(open.standing().fence() + 1);
        assertThat(came(message, ACCEPTED)).isEqualTo(message);
    }

    @Test
    void aRefusedTextGivesWayToTheNextStep() {
        var message = came(opened(claimed(ChannelName.SMS, ChannelName.EMAIL), START), REFUSED);
        assertThat(message.state()).isEqualTo(MessageState.READY);
        assertThat(message.standing().step()).isEqualTo(1);
        assertThat(message.follows()).isEqualTo(Attempt.Follows.REFUSED);
        assertThat(attempt(message, 1).learnt().code()).isEqualTo("21211");
    }

    @Test
    void aRefusalOnTheLastStepIsFailed() {
        var message = came(opened(claimed(ChannelName.SMS), START), REFUSED);
        assertThat(message.state()).isEqualTo(MessageState.FAILED);
        assertThat(message.standing().reason()).isEqualTo("SMS failed: 21211");
        assertThat(message.standing().dueAt()).isNull();
    }

    @Test
    void whatWasNeverCalledIsTriedAgainAfterTheProvidersWait() {
        var message = came(opened(claimed(ChannelName.SMS), START), BUSY);
        assertThat(message.state()).isEqualTo(MessageState.READY);
        assertThat(message.standing().dueAt()).isEqualTo(START.plusSeconds(31));
        assertThat(message.follows()).isEqualTo(Attempt.Follows.NEVER_CALLED);
        assertThat(opened(claim(message), START).latest())
                .returns(2, one -> Objects.requireNonNull(one).n());
    }

    @Test
    void aSenderThatIsHaltedHasNotProcessedTheCall() {
        var halted = new SendResult.Refused("20003", RefusalEffect.HALT_SENDER);
        var message = came(opened(claimed(ChannelName.SMS), START), halted);
        assertThat(message.state()).isEqualTo(MessageState.READY);
        assertThat(attempt(message, 1).state()).isEqualTo(AttemptState.NOT_CALLED);
        assertThat(message.standing().dueAt()).isEqualTo(START.plusSeconds(61));
    }

    @Test
    void aTextInDoubtIsLookedUpAndSentAgainOnlyWhenProvenAbsent() {
        var doubtful = came(opened(claimed(ChannelName.SMS, ChannelName.EMAIL), START), DOUBT);
        assertThat(doubtful.state()).isEqualTo(MessageState.AMBIGUOUS);
        var absent = learn(doubtful, new Lesson.Absent(1), START.plusSeconds(900));
        assertThat(absent.state()).isEqualTo(MessageState.READY);
        assertThat(absent.standing().step()).isEqualTo(0);
        var present = learn(doubtful, reported(1, Status.DELIVERED), START.plusSeconds(900));
        assertThat(present.state()).isEqualTo(MessageState.DELIVERED);
        var unprovable = learn(doubtful, new Lesson.Unprovable(1), START.plusSeconds(900));
        assertThat(unprovable.state()).isEqualTo(MessageState.FAILED_UNKNOWN);
    }

    @Test
    void absenceIsNotBelievedOnceTheProviderHasSpoken() {
        var doubtful = came(opened(claimed(ChannelName.SMS), START), DOUBT);
        var sending = learn(doubtful, reported(1, Status.SENDING), START.plusSeconds(5));
        assertThat(learn(sending, new Lesson.Absent(1), START.plusSeconds(900))).isEqualTo(sending);
    }

    @Test
    void doubtEndsAfterADay() {
        var doubtful = came(opened(claimed(ChannelName.SMS, ChannelName.EMAIL), START), DOUBT);
        var message = SETTLING.tick(doubtful, START.plus(Duration.ofHours(24)));
        assertThat(message.state()).isEqualTo(MessageState.FAILED_UNKNOWN);
        assertThat(message.attempts()).hasSize(1);
    }

    @Test
    void anEmailInDoubtIsUnknownForGoodAndNeverFallsBack() {
        var message = came(opened(claimed(ChannelName.EMAIL, ChannelName.SMS), START), DOUBT);
        assertThat(message.state()).isEqualTo(MessageState.FAILED_UNKNOWN);
        var accepted = came(message, 1, Map.of(0, ACCEPTED), START.plusSeconds(40));
        assertThat(accepted.state()).isEqualTo(MessageState.SENT);
        assertThat(attempt(accepted, 1).state()).isEqualTo(AttemptState.SENT);
        assertThat(attempt(accepted, 1).learnt().late()).isTrue();
    }

    @Test
    void lateEvidenceMovesEachOfTwoStatesOnce() {
        var unknown = came(opened(claimed(ChannelName.EMAIL), START), DOUBT);
        var sent = learn(unknown, reported(1, Status.ACCEPTED), START.plusSeconds(1));
        assertThat(sent.state()).isEqualTo(MessageState.SENT);
        var bounced = learn(sent, reported(1, Status.UNDELIVERED), START.plusSeconds(2));
        assertThat(bounced.state()).isEqualTo(MessageState.UNDELIVERED);
        assertThat(bounced.movedFrom())
                .containsExactlyInAnyOrder(MessageState.SENT, MessageState.FAILED_UNKNOWN);
        assertThat(learn(bounced, reported(1, Status.DELIVERED), START.plusSeconds(3)).state())
                .isEqualTo(MessageState.UNDELIVERED);
    }

    @Test
    void aTextWithoutEvidenceIsSentAtItsHorizon() {
        var sending = came(opened(claimed(ChannelName.SMS, ChannelName.EMAIL), START), ACCEPTED);
        assertThat(sending.standing().dueAt()).isEqualTo(START.plus(Duration.ofHours(5)));
        assertThat(SETTLING.tick(sending, START.plus(Duration.ofHours(5)).minusMillis(1)))
                .isEqualTo(sending);
        assertThat(SETTLING.tick(sending, START.plus(Duration.ofHours(5))).state())
                .isEqualTo(MessageState.SENT);
    }

    @Test
    void anEmailWithoutABounceIsSentAfterADay() {
        var sending = came(opened(claimed(ChannelName.EMAIL), START), ACCEPTED);
        assertThat(sending.standing().dueAt()).isEqualTo(START.plus(Duration.ofHours(24)));
    }

    @Test
    void aPushThatNobodyAcknowledgedGivesWayAfterItsWait() {
        var pushed =
                came(opened(claimed(ChannelName.PUSH, ChannelName.SMS), START, "d1"), ACCEPTED);
        assertThat(pushed.state()).isEqualTo(MessageState.SENDING);
        assertThat(pushed.standing().dueAt()).isEqualTo(START.plusSeconds(600));
        assertThat(SETTLING.tick(pushed, START.plusSeconds(599))).isEqualTo(pushed);
        var next = SETTLING.tick(pushed, START.plusSeconds(600));
        assertThat(next.state()).isEqualTo(MessageState.READY);
        assertThat(next.standing().step()).isEqualTo(1);
        assertThat(next.follows()).isEqualTo(Attempt.Follows.PUSH_EXPIRED);
    }

    @Test
    void anAcknowledgedPushIsDeliveredAndNothingFollows() {
        var pushed =
                came(opened(claimed(ChannelName.PUSH, ChannelName.SMS), START, "d1"), ACCEPTED);
        var message = learn(pushed, new Lesson.Shown(), START.plusSeconds(540).minusMillis(1000));
        assertThat(message.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(SETTLING.tick(message, START.plusSeconds(600))).isEqualTo(message);
        assertThat(learn(message, new Lesson.Shown(), START.plusSeconds(700))).isEqualTo(message);
    }

    @Test
    void anAcknowledgementTakesTheClaimOfTheNextStepAway() {
        var pushed =
                came(opened(claimed(ChannelName.PUSH, ChannelName.SMS), START, "d1"), ACCEPTED);
        var next = claim(SETTLING.tick(pushed, START.plusSeconds(600)));
        var message = learn(next, new Lesson.Shown(), START.plusSeconds(601));
        assertThat(message.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(message.standing().fence()).isEqualTo(next.standing().fence() + 1);
        assertThat(message.isShownTwice()).isFalse();
    }

    @Test
    void anAcknowledgementAfterTheTextWentOutIsCountedAsShownTwice() {
        var pushed =
                came(opened(claimed(ChannelName.PUSH, ChannelName.SMS), START, "d1"), ACCEPTED);
        var now = START.plusSeconds(600);
        var texting = opened(claim(SETTLING.tick(pushed, now)), now);
        var message = learn(texting, new Lesson.Shown(), now.plusSeconds(1));
        assertThat(message.state()).isEqualTo(MessageState.DELIVERED);
        var recorded = came(message, 2, Map.of(0, ACCEPTED), now.plusSeconds(2));
        assertThat(recorded.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(attempt(recorded, 2).state()).isEqualTo(AttemptState.SENDING);
        assertThat(recorded.isShownTwice()).isTrue();
    }

    @Test
    void aPushCountsAsAcceptedWhenOneDeviceTookIt() {
        var open = opened(claimed(ChannelName.PUSH), START, "d1", "d2");
        var message = came(open, 1, Map.of(0, DOUBT, 1, ACCEPTED), START.plusSeconds(1));
        assertThat(message.state()).isEqualTo(MessageState.SENDING);
    }

    @Test
    void aPushInDoubtIsRepeatedAsTheSameAttemptOnTheDevicesInDoubtOrNotCalled() {
        var open = opened(claimed(ChannelName.PUSH, ChannelName.SMS), START, "d1", "d2", "d3");
        var message = came(open, 1, Map.of(0, DOUBT, 1, REFUSED, 2, BUSY), START.plusSeconds(1));
        assertThat(message.state()).isEqualTo(MessageState.READY);
        assertThat(message.standing().step()).isEqualTo(0);
        var repeat = Objects.requireNonNull(message.toRepeat());
        assertThat(repeat.devicesToRepeat()).containsExactlyInAnyOrder("d1", "d3");
        var again = claim(message);
        var calls = List.of(Call.open("d1", again.standing().fence(), START.plusSeconds(3)));
        var accepted =
                came(again.repeating(1, calls), 1, Map.of(3, ACCEPTED), START.plusSeconds(4));
        assertThat(accepted.state()).isEqualTo(MessageState.SENDING);
        assertThat(accepted.attempts()).hasSize(1);
        assertThat(accepted.standing().dueAt()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void whatAnEarlierCallLearnsNeverClosesALaterOne() {
        var open = opened(claimed(ChannelName.PUSH), START, "d1");
        var again = claim(came(open, DOUBT));
        var calls = List.of(Call.open("d1", again.standing().fence(), START.plusSeconds(3)));
        var message = came(again.repeating(1, calls), 1, Map.of(0, REFUSED), START.plusSeconds(4));
        assertThat(message.state()).isEqualTo(MessageState.CLAIMED);
        assertThat(attempt(message, 1).calls().get(1).isOpen()).isTrue();
    }

    @Test
    void aPushInDoubtGivesWayOnlyWhenItCanNoLongerBeShown() {
        var doubtful = came(opened(claimed(ChannelName.PUSH, ChannelName.SMS), START, "d1"), DOUBT);
        var expired = SETTLING.tick(doubtful, START.plusSeconds(540));
        assertThat(attempt(expired, 1).state()).isEqualTo(AttemptState.FAILED_UNKNOWN);
        assertThat(expired.state()).isEqualTo(MessageState.READY);
        assertThat(expired.standing().step()).isEqualTo(1);
        assertThat(expired.standing().dueAt()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void aRuleThatForbidsRepeatingAPushWaitsItOutFirst() {
        var doubtful = came(opened(claimed(ChannelName.PUSH, ChannelName.SMS), START, "d1"), DOUBT);
        var held = SETTLING.skipping(claim(doubtful), "opted out", false, START.plusSeconds(5));
        assertThat(held.state()).isEqualTo(MessageState.AMBIGUOUS);
        assertThat(held.standing().dueAt()).isEqualTo(START.plusSeconds(540));
        assertThat(SETTLING.tick(held, START.plusSeconds(540)).standing().step()).isEqualTo(1);
    }

    @Test
    void aPushInDoubtOnTheLastStepEndsUnknown() {
        var doubtful = came(opened(claimed(ChannelName.PUSH), START, "d1"), DOUBT);
        assertThat(SETTLING.tick(doubtful, START.plusSeconds(540)).state())
                .isEqualTo(MessageState.FAILED_UNKNOWN);
    }

    @Test
    void aLapsedClaimWithoutAnAttemptIsGivenBackUnderANewFence() {
        var held = claimed(ChannelName.SMS);
        var message = learn(held, new Lesson.Abandoned(), START.plusSeconds(90));
        assertThat(message.state()).isEqualTo(MessageState.READY);
        assertThat(message.standing().fence()).isEqualTo(2);
    }

    @Test
    void aLapsedClaimWithAnOpenAttemptIsInDoubtByChannel() {
        var text = learn(opened(claimed(ChannelName.SMS), START), new Lesson.Abandoned(), START);
        assertThat(text.state()).isEqualTo(MessageState.AMBIGUOUS);
        var push =
                learn(opened(claimed(ChannelName.PUSH), START, "d"), new Lesson.Abandoned(), START);
        assertThat(push.state()).isEqualTo(MessageState.READY);
        var mail = learn(opened(claimed(ChannelName.EMAIL), START), new Lesson.Abandoned(), START);
        assertThat(mail.state()).isEqualTo(MessageState.FAILED_UNKNOWN);
        assertThat(List.of(text, push, mail))
                .allSatisfy(one -> assertThat(one.standing().fence()).isEqualTo(2));
    }

    @Test
    void whatAThawedWorkerLearntIsEvidenceLikeAnyOther() {
        var open = opened(claimed(ChannelName.SMS), START);
        var swept = learn(open, new Lesson.Abandoned(), START.plusSeconds(120));
        var message = came(swept, 1, Map.of(0, ACCEPTED), START.plusSeconds(200));
        assertThat(message.state()).isEqualTo(MessageState.SENDING);
    }

    @Test
    void theEndOfABroadcastNeverHidesThatSomebodyMayHaveBeenReached() {
        var doubtful = came(opened(claimed(ChannelName.PUSH), START, "d1"), DOUBT);
        assertThat(SETTLING.ending(doubtful, MessageState.CANCELLED, "stopped", START).state())
                .isEqualTo(MessageState.FAILED_UNKNOWN);
        var refused = came(opened(claimed(ChannelName.SMS, ChannelName.EMAIL), START), REFUSED);
        var ended =
                SETTLING.ending(refused, MessageState.EXPIRED, "the deadline has passed", START);
        assertThat(ended.state()).isEqualTo(MessageState.FAILED);
        assertThat(ended.standing().reason()).isEqualTo("the deadline has passed");
        var untried = came(opened(claimed(ChannelName.SMS), START), BUSY);
        assertThat(SETTLING.ending(untried, MessageState.EXPIRED, "late", START).state())
                .isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void aPersonNobodyMayWriteToIsSuppressedWithTheTellingReason() {
        var first = claimed(ChannelName.PUSH, ChannelName.SMS, ChannelName.EMAIL);
        var second = claim(SETTLING.skipping(first, "no device", true, START));
        var third = claim(SETTLING.skipping(second, "opted out of SMS", false, START));
        var message = SETTLING.skipping(third, "no e-mail address", true, START);
        assertThat(message.state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(message.standing().reason()).isEqualTo("opted out of SMS");
        assertThat(message.skips()).hasSize(3);
    }

    @Test
    void anErasedPersonLeavesNoTraceOnceTheMessageIsFinal() {
        var sending = came(opened(claimed(ChannelName.SMS), START), ACCEPTED);
        var marked = SETTLING.forgetting(sending);
        assertThat(attempt(marked, 1).trace().addressHash()).isEqualTo("k:a");
        var message = learn(marked, reported(1, Status.DELIVERED), START.plusSeconds(5));
        assertThat(attempt(message, 1).trace())
                .returns(null, Attempt.Trace::addressHash)
                .returns(null, Attempt.Trace::textHash)
                .returns(null, Attempt.Trace::mergeValues);
        assertThat(attempt(message, 1).calls().getFirst().providerId()).isNull();
    }
}
