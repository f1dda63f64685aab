package org.doorstep.membership.volunteer;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Secret;
import org.doorstep.membership.LocationSwitchedOff;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.security.OneTimeCodes;
import org.doorstep.security.SignInAddresses;
import org.doorstep.security.Versions;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/// A volunteer's own record, for the volunteer. Safe for use by many threads and nodes.
public final class Profiles {

    private static final int ROUNDS = 3;

    private final VolunteerStore store;
    private final ProfileChanges changes;
    private final OneTimeCodes codes;
    private final SignInAddresses addresses;
    private final Consumer<DomainFact> facts;
    private final Clock clock;

    public Profiles(
            VolunteerStore store,
            ProfileChanges changes,
            OneTimeCodes codes,
            SignInAddresses addresses,
            Consumer<DomainFact> facts,
            Clock clock) {
        this.store = store;
        this.changes = changes;
        this.codes = codes;
        this.addresses = addresses;
        this.facts = facts;
        this.clock = clock;
    }

    /// The volunteer's own record.
    public Outcome<Volunteer> of(VolunteerId id) {
        return store.find(id)
                .filter(found -> found.status() != VolunteerStatus.UNVERIFIED)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /// Corrects the record. A changed address is kept beside the proven one, gets a code, and is
    /// used for nothing else until the code comes back.
    ///
    /// @param version what the change is based on
    /// @param caller the network address of the caller, for the rate limits
    public Outcome<Volunteer> change(
            VolunteerId id, long version, ProfileChange change, String caller) {
        return of(id).then(found ->
                found.version() == version
                        ? changes.apply(found, change)
                                .then(changed -> askForCodes(found, changed, caller))
                                .then(changed -> save(found, changed))
                        : Outcome.refused(Versions.stale()));
    }

    /// Proves a changed address by the code that was sent to it. May be repeated.
    public Outcome<Volunteer> verify(VolunteerId id, ContactKind kind, Secret code) {
        return of(id).then(found -> {
            var contact = found.reach().of(kind);
            if (contact == null) {
                return codes.redeem(nobody(id), purpose(id, kind), code).map(never -> found);
            }
            if (contact.verified()) {
                return Outcome.done(found);
            }
            return codes.redeem(contact.point(), purpose(id, kind), code)
                    .then(proven -> settle(found, kind, contact, proven));
        });
    }

    private Outcome<Volunteer> settle(
            Volunteer found,
            ContactKind kind,
            Contact<? extends ContactPoint> contact,
            ContactPoint proven) {
        // A shared phone may be written to without signing this person in: its owner keeps it.
        var signsIn = addresses.claim(found.id().account(), proven) instanceof Outcome.Done;
        var verified = verified(found, kind, proven);
        var replaced = contact.replaces();
        if (signsIn && replaced != null && verified instanceof Outcome.Done) {
            addresses.release(found.id().account(), replaced);
        }
        return verified;
    }

    /// Marks the address as proven; a change of something else in the meantime does not matter.
    private Outcome<Volunteer> verified(Volunteer read, ContactKind kind, ContactPoint proven) {
        var found = read;
        for (var round = 0; round < ROUNDS; round++) {
            var contact = found.reach().of(kind);
            if (contact == null || !contact.point().equals(proven)) {
                return Outcome.refused(Versions.stale());
            }
            var saved = store.save(found.with(found.reach().verify(kind)));
            if (saved.isPresent()) {
                return Outcome.done(saved.get());
            }
            var again = store.find(read.id());
            if (again.isEmpty()) {
                return Outcome.refused(Refusal.notFound());
            }
            found = again.get();
        }
        return Outcome.refused(Versions.stale());
    }

    private Outcome<Volunteer> askForCodes(Volunteer before, Volunteer changed, String caller) {
        Outcome<Volunteer> outcome = Outcome.done(changed);
        for (var kind : ContactKind.values()) {
            var contact = changed.reach().of(kind);
            if (contact != null
                    && !contact.verified()
                    && !contact.equals(before.reach().of(kind))) {
                outcome =
                        outcome.then(same ->
                                codes.ask(contact.point(), purpose(same.id(), kind), caller)
                                        .map(until -> same));
            }
        }
        return outcome;
    }

    private Outcome<Volunteer> save(Volunteer before, Volunteer changed) {
        var saved = store.save(changed);
        if (saved.isEmpty()) {
            return Outcome.refused(Versions.stale());
        }
        releaseDropped(before, changed);
        if (before.person().locationOn() && !changed.person().locationOn()) {
            facts.accept(new LocationSwitchedOff(changed.id(), now()));
        }
        return Outcome.done(saved.get());
    }

    /// An address that was emptied no longer signs in.
    private void releaseDropped(Volunteer before, Volunteer changed) {
        for (var kind : ContactKind.values()) {
            var old = before.reach().of(kind);
            var proven = old == null ? null : old.proven();
            if (proven != null && changed.reach().of(kind) == null) {
                addresses.release(changed.id().account(), proven);
            }
        }
    }

    private Instant now() {
        return London.now(clock);
    }

    private static EmailAddress nobody(VolunteerId id) {
        return new EmailAddress(id + "@nobody.invalid");
    }

    private static String purpose(VolunteerId id, ContactKind kind) {
        return "contact:" + kind + ":" + id;
    }
}
