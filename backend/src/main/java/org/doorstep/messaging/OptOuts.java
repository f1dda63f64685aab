package org.doorstep.messaging;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.optout.OptOutStore;
import org.doorstep.security.Actor;
import org.doorstep.security.AddressHash;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Keyring;
import org.doorstep.security.Permissions;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The addresses that must not be written to, whoever they belong to and whatever was agreed:
/// party-wide, per channel, the last check before every send. Safe for use by many threads.
public final class OptOuts {

    /// The row of the authorisation table that lets somebody take an opt-out away.
    private static final String REMOVE = "remove-suppression";

    private final OptOutStore store;
    private final Keyring keyring;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    public OptOuts(
            OptOutStore store,
            Keyring keyring,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.keyring = keyring;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Why an address is not written to. Each ground stands for itself: taking one away leaves the
    /// others.
    public enum Ground {
        /// The person texted a stop word, or the provider refuses the number for one. A start word
        /// clears it.
        KEYWORD,
        /// The person objected elsewhere: one-click unsubscribe, the app, in person. No start word
        /// clears it.
        OBJECTION,
        /// The person wrote something that may mean stop; nobody has read it yet.
        HELD,
        /// Nobody objected: the provider or a mail system says that nothing sent there arrives.
        UNREACHABLE
    }

    /// Records an objection; recording it twice is the same as once.
    ///
    /// @param source where it came from, a short word such as `unsubscribe-link`
    public void add(ContactPoint address, ChannelName channel, String source) {
        add(address, channel, Ground.OBJECTION, source);
    }

    /// Records an opt-out on a ground; recording it twice is the same as once. It holds for every
    /// window of sending that is checked after this returns.
    public void add(ContactPoint address, ChannelName channel, Ground ground, String source) {
        add(keyring.hash(address), channel, ground, source);
    }

    /// The same for an address of which only the hash is kept, under whichever key it was made.
    public void add(AddressHash address, ChannelName channel, Ground ground, String source) {
        store.add(address, channel, ground, source, London.now(clock));
    }

    /// Which of these addresses must not be written to by that channel. One read for any number; a
    /// hash under every key is looked for.
    public Set<ContactPoint> suppressed(
            Collection<? extends ContactPoint> addresses, ChannelName channel) {
        var owners = owners(addresses);
        return owners.isEmpty() ? Set.of() : ownersOf(owners, channel);
    }

    private Map<AddressHash, Set<ContactPoint>> owners(
            Collection<? extends ContactPoint> addresses) {
        var owners = new HashMap<AddressHash, Set<ContactPoint>>();
        for (var address : addresses) {
            for (var hash : keyring.hashUnderEveryKey(address)) {
                owners.computeIfAbsent(hash, key -> new HashSet<>()).add(address);
            }
        }
        return owners;
    }

    /// The same with the ground on which each is not written to: where several stand, that which a
    /// person gave before that which was only found out. One read.
    public Map<ContactPoint, Ground> grounds(
            Collection<? extends ContactPoint> addresses, ChannelName channel) {
        var owners = owners(addresses);
        var grounds = new HashMap<ContactPoint, Ground>();
        if (!owners.isEmpty()) {
            store.standing(owners.keySet(), channel)
                    .forEach((hash, standing) ->
                            owners.getOrDefault(hash, Set.of())
                                    .forEach(owner ->
                                            grounds.merge(
                                                    owner,
                                                    Collections.min(standing),
                                                    (one, other) ->
                                                            one.compareTo(other) < 0
                                                                    ? one
                                                                    : other)));
        }
        return Map.copyOf(grounds);
    }

    /// Whether this one address must not be written to by that channel.
    public boolean isSuppressed(ContactPoint address, ChannelName channel) {
        return !suppressed(Set.of(address), channel).isEmpty();
    }

    /// Since when these addresses have been opted out of a channel, on the oldest ground that
    /// stands; those that are not are left out. One read.
    public Map<AddressHash, Instant> standingSince(
            Collection<AddressHash> addresses, ChannelName channel) {
        return addresses.isEmpty() ? Map.of() : store.standingSince(addresses, channel);
    }

    /// Clears what stop words did, because the person texted a start word. An objection made
    /// elsewhere stays, and so does a number held for review.
    ///
    /// @return whether the number had been stopped by a word; somebody who never was is not opted
    ///   in by one
    public boolean restart(PhoneNumber number) {
        return clear(number, ChannelName.SMS, Ground.KEYWORD, "start-word");
    }

    /// Lets a held number be written to again, unless it is stopped on another ground.
    public void release(AddressHash number) {
        store.clear(Set.of(number), ChannelName.SMS, Ground.HELD, "reviewed", London.now(clock));
    }

    /// Takes every ground away: only for the data protection officer, and only with a reason, which
    /// is audited.
    ///
    /// @param reason why, 1 to 500 characters, no personal data
    /// @return whether anything stood against the address
    public Outcome<Boolean> remove(
            ContactPoint address, ChannelName channel, String reason, Actor by) {
        if (permissions.reach(by, REMOVE).isEmpty()) {
            return Outcome.refused(
                    Refusal.of(
                            ProblemCode.FORBIDDEN,
                            "only the data protection officer takes an opt-out away",
                            "Ask the data protection officer of the party."));
        }
        if (reason.isBlank() || reason.length() > 500) {
            return Outcome.refused(
                    Refusal.ofField(
                            "reason", "a reason is given", "Say why, in 1 to 500 characters."));
        }
        var stood = false;
        for (var ground : Ground.values()) {
            stood |= clear(address, channel, ground, "removed");
        }
        audit.record(
                "suppression-removed", by, channel + "|" + keyring.hash(address).text(), reason);
        return Outcome.done(stood);
    }

    private boolean clear(ContactPoint address, ChannelName channel, Ground ground, String source) {
        return store.clear(
                keyring.hashUnderEveryKey(address), channel, ground, source, London.now(clock));
    }

    private Set<ContactPoint> ownersOf(
            Map<AddressHash, Set<ContactPoint>> owners, ChannelName channel) {
        var suppressed = new HashSet<ContactPoint>();
        for (var hash : store.suppressed(owners.keySet(), channel)) {
            suppressed.addAll(owners.getOrDefault(hash, Set.of()));
        }
        return suppressed;
    }
}
