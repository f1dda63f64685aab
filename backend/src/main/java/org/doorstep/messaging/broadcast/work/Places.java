package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.CapPlaces;
import org.doorstep.messaging.broadcast.CapPlaces.Place;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.gate.Caps;
import org.doorstep.messaging.broadcast.gate.Caps.Slot;
import org.doorstep.messaging.broadcast.gate.Verdict;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Takes the places that cap how often an address is written to. Most people get one message a day,
/// so a window first asks for everybody's first place, in one write. Those whose first place is
/// taken, also by an earlier attempt of the same message, form a window of their own, which reads
/// who has which place and takes the next free one. Safe for use by many threads.
public final class Places {

    /// Nobody asks for a slot any more when it has been over for as long as a message may wait.
    private static final Duration KEPT = Duration.ofDays(2);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final CapPlaces places;
    private final Caps caps;
    private final Keyring keyring;

    public Places(CapPlaces places, Caps caps, Keyring keyring) {
        this.places = places;
        this.caps = caps;
        this.keyring = keyring;
    }

    /// What was found for a window.
    ///
    /// @param refused who gets no place, by message id, and why
    /// @param crowded who has to be looked at again with [#careful]
    record Found(Map<String, Verdict> refused, Set<String> crowded) {}

    /// Takes everybody's first places: one write.
    Found quick(Broadcast broadcast, List<Prepared> prepared, Instant now) {
        var wanted = new ArrayList<Place>();
        for (var one : prepared) {
            for (var slot : slots(broadcast, one, now)) {
                wanted.add(place(slot, 1, one.message()));
            }
        }
        var taken = places.take(wanted);
        var crowded =
                wanted.stream()
                        .filter(place -> taken.contains(place.id()))
                        .map(Place::message)
                        .collect(Collectors.toUnmodifiableSet());
        return new Found(Map.of(), crowded);
    }

    /// Takes the next free places: one read, one write.
    Found careful(Broadcast broadcast, List<Prepared> prepared, Instant now) {
        var slots = new HashMap<String, List<Slot>>();
        var ids = new ArrayList<String>();
        for (var one : prepared) {
            var needed = slots(broadcast, one, now);
            slots.put(one.message().id(), needed);
            needed.forEach(slot -> ids.addAll(ids(slot)));
        }
        var holders = new HashMap<>(places.holders(ids));
        var refused = new HashMap<String, Verdict>();
        var wanted = new ArrayList<Place>();
        for (var one : prepared) {
            var message = one.message();
            var needed = Objects.requireNonNull(slots.get(message.id()));
            var full = choose(needed, message, holders, wanted);
            if (full != null) {
                refused.put(message.id(), full);
            }
        }
        var lost = places.take(wanted);
        for (var place : wanted) {
            if (lost.contains(place.id())) {
                refused.putIfAbsent(
                        place.message(),
                        new Verdict.WaitUntil(
                                now.plus(SOON), "another message to this address just now"));
            }
        }
        return new Found(refused, Set.of());
    }

    /// Adds the places a message needs.
    ///
    /// @return the answer of the first full slot, and nothing is added; or null
    private @Nullable Verdict choose(
            List<Slot> slots, Message message, Map<String, String> holders, List<Place> wanted) {
        var chosen = new ArrayList<Place>();
        for (var slot : slots) {
            var k =
                    caps.place(
                            ids(slot).stream().<@Nullable String>map(holders::get).toList(),
                            message.id());
            if (k == 0) {
                return slot.whenFull();
            }
            var place = place(slot, k, message);
            if (!holders.containsKey(place.id())) {
                chosen.add(place);
            }
        }
        chosen.forEach(place -> holders.put(place.id(), place.message()));
        wanted.addAll(chosen);
        return null;
    }

    /// A repeated push is the same attempt and has its place.
    private List<Slot> slots(Broadcast broadcast, Prepared prepared, Instant now) {
        var repeated = prepared.claimed().toRepeat() != null;
        var address = address(prepared);
        return repeated || address == null ? List.of() : caps.slots(broadcast, address, now);
    }

    /// Hashed under the newest key whatever the broadcast's is, because places are shared between
    /// broadcasts. For a push the person stands for the address; the sandbox reaches none.
    private @Nullable String address(Prepared prepared) {
        var channel = prepared.message().channel();
        var point = WindowReading.point(prepared.person(), channel);
        if (point != null) {
            return channel + ":" + keyring.hash(point).text();
        }
        return channel == ChannelName.PUSH
                ? channel + ":" + prepared.message().envelope().personKey()
                : null;
    }

    private static List<String> ids(Slot slot) {
        return IntStream.rangeClosed(1, slot.places())
                .mapToObj(k -> CapPlaces.id(slot.id(), k))
                .toList();
    }

    private static Place place(Slot slot, int k, Message message) {
        return new Place(CapPlaces.id(slot.id(), k), message.id(), slot.ends().plus(KEPT));
    }
}
