package org.doorstep.messaging.broadcast.gate;

import org.doorstep.kernel.London;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.TemplateClass;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// How often an address may be written to, whatever the broadcast: 3 times a day with election
/// material, 20 times an hour in all. Networks block numbers that get more than that. Safe for use
/// by many threads.
///
/// A full hour waits for the next one, a full day refuses the channel. What one sends to oneself
/// counts for the hour only.
public final class Caps {

    /// Election material for one address in one London day.
    public static final int A_DAY = 3;

    /// Messages of any kind for one address in one hour.
    public static final int AN_HOUR = 20;

    /// A day or an hour of one address.
    ///
    /// @param id the address and the day or hour
    /// @param places how many messages it holds
    /// @param ends when the next one begins
    /// @param whenFull what is answered when it is full
    public record Slot(String id, int places, Instant ends, Verdict whenFull) {}

    /// The slots in which a message of this broadcast needs a place now.
    ///
    /// @param address stands for the address: its hash, or the person for a push
    public List<Slot> slots(Broadcast broadcast, String address, Instant now) {
        var slots = new ArrayList<Slot>();
        var toMyself = broadcast.kind() == Broadcast.Kind.TO_MYSELF;
        if (broadcast.templateClass() == TemplateClass.ELECTION_MATERIAL && !toMyself) {
            slots.add(day(address, now));
        }
        slots.add(hour(address, now));
        return slots;
    }

    /// Which place of a slot a message takes: the one it has, else the first free one.
    ///
    /// @param holders who has the places 1, 2 and so on; null where one is free
    /// @return the place from 1, or 0 where the slot is full
    public int place(List<@Nullable String> holders, String message) {
        var own = holders.indexOf(message);
        return (own < 0 ? holders.indexOf(null) : own) + 1;
    }

    private static Slot day(String address, Instant now) {
        var day = London.at(now).toLocalDate();
        return new Slot(
                address + "|" + day,
                A_DAY,
                day.plusDays(1).atStartOfDay(London.ZONE).toInstant(),
                new Verdict.Refuse(
                        "already " + A_DAY + " election messages to this address today",
                        Verdict.Closed.CHANNEL));
    }

    private static Slot hour(String address, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var next = hour.plus(1, ChronoUnit.HOURS);
        return new Slot(
                address + "|" + hour,
                AN_HOUR,
                next,
                new Verdict.WaitUntil(
                        next, "already " + AN_HOUR + " messages to this address this hour"));
    }
}
