package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.ChannelName;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How broadcasts are sent. The defaults are the promised ones; only tests of crashes shorten them.
///
/// @param worker whether this node sends; `true` unless a node is to serve pages only
/// @param lease how long a claim holds, 1 s to 10 min
/// @param slack what nodes allow for each other's clocks
/// @param sweepAfter how long after its lease an open attempt counts as in doubt: a call may begin
///   at the lease's end and last 30 s
/// @param startWithin how long after a window's re-read a call may still start
/// @param claimMost the most messages of one claim
/// @param busyPoll how often due work is looked for while there is some
/// @param idlePoll how often it is looked for otherwise
/// @param tick how often leases, horizons and deadlines are looked at
/// @param checkEvery how often the ledger's invariants are checked on every open broadcast
/// @param lookUpWait how far apart the two look-ups are that prove a text absent
/// @param doubtLimit after which nothing stays in doubt
/// @param emailHorizon after which an e-mail without a bounce counts as handed over
/// @param textMargin how long after a text's validity evidence is awaited
/// @param textValidity how long a text may try to arrive, at most 10 h
/// @param pushLife how long a push without a later step may try to arrive
/// @param pushMargin by how much a push ends before its next step may begin
/// @param usualDeadline after launch, where none is given
/// @param freezePage people per frozen page
/// @param bankHolidays whose bank holidays keep the quiet hours: `england-and-wales`, `scotland` or
///   `northern-ireland`
/// @param pollingDays the polling days known before the polling-day room is there
/// @param pace messages a second that each channel can take, for the estimate of the finish
@ConfigurationProperties("doorstep.messaging.broadcast")
public record BroadcastSettings(
        @DefaultValue("true") boolean worker,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("30s") Duration slack,
        @DefaultValue("60s") Duration sweepAfter,
        @DefaultValue("5s") Duration startWithin,
        @DefaultValue("500") int claimMost,
        @DefaultValue("250ms") Duration busyPoll,
        @DefaultValue("2s") Duration idlePoll,
        @DefaultValue("1s") Duration tick,
        @DefaultValue("5m") Duration checkEvery,
        @DefaultValue("15m") Duration lookUpWait,
        @DefaultValue("24h") Duration doubtLimit,
        @DefaultValue("24h") Duration emailHorizon,
        @DefaultValue("1h") Duration textMargin,
        @DefaultValue("4h") Duration textValidity,
        @DefaultValue("6h") Duration pushLife,
        @DefaultValue("60s") Duration pushMargin,
        @DefaultValue("72h") Duration usualDeadline,
        @DefaultValue("1000") int freezePage,
        @DefaultValue("england-and-wales") String bankHolidays,
        @DefaultValue List<PollingDay> pollingDays,
        @DefaultValue Map<ChannelName, Double> pace) {

    private static final Map<ChannelName, Double> USUAL_PACE =
            Map.of(
                    ChannelName.PUSH, 200.0,
                    ChannelName.SMS, 10.0,
                    ChannelName.EMAIL, 10.0,
                    ChannelName.SANDBOX, 1000.0);

    public BroadcastSettings {
        within("lease", lease, Duration.ofSeconds(1), Duration.ofMinutes(10));
        within("text-validity", textValidity, Duration.ofSeconds(1), Duration.ofHours(10));
        within("push-margin", pushMargin, Duration.ZERO, Duration.ofMinutes(10));
        within("look-up-wait", lookUpWait, Duration.ofMillis(1), Duration.ofHours(24));
        within("busy-poll", busyPoll, Duration.ofMillis(1), Duration.ofMinutes(1));
        within("idle-poll", idlePoll, Duration.ofMillis(1), Duration.ofMinutes(1));
        within("tick", tick, Duration.ofMillis(1), Duration.ofMinutes(1));
        if (claimMost < 1 || claimMost > 500 || freezePage < 1 || freezePage > 5000) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.broadcast: claim-most is 1 to 500, freeze-page 1 to 5000");
        }
        if (!Set.of("england-and-wales", "scotland", "northern-ireland").contains(bankHolidays)) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.broadcast.bank-holidays is england-and-wales, scotland or"
                            + " northern-ireland");
        }
    }

    /// A polling day.
    ///
    /// @param branch the id of the branch that votes, with everything below it
    /// @param date in London
    public record PollingDay(String branch, LocalDate date) {}

    /// The waits of the ledger.
    public Settling.Horizons horizons() {
        return new Settling.Horizons(emailHorizon, textMargin, doubtLimit);
    }

    /// Messages a second that a channel can take.
    public double paceOf(ChannelName channel) {
        return pace.getOrDefault(channel, USUAL_PACE.getOrDefault(channel, 1.0));
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.broadcast.%s is from %s to %s"
                            .formatted(name, least, most));
        }
    }
}
