package org.doorstep.console.broadcasts;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.PersonOutcome;
import org.doorstep.messaging.Presence;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.PhoneReader;
import org.doorstep.security.SignInAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/// Looks for people of a broadcast's branch and tells what became of it for each: by parts of the
/// name, or by a whole phone number or e-mail address, which is compared by its keyed hash. Parts
/// of a number cannot be looked for, because nothing is kept of which they could be seen.
/// Thread-safe.
@Component
class PeopleSearch {

    private static final int MOST = 20;
    private static final int DIGITS_OF_A_NUMBER = 9;

    private final Volunteers volunteers;
    private final SignInAddresses addresses;
    private final PhoneReader phones;
    private final Branches branches;
    private final Broadcasts broadcasts;
    private final AbsenceWords words;
    private final AuditTrail audit;

    PeopleSearch(
            Volunteers volunteers,
            SignInAddresses addresses,
            PhoneReader phones,
            Branches branches,
            Broadcasts broadcasts,
            AbsenceWords words,
            AuditTrail audit) {
        this.volunteers = volunteers;
        this.addresses = addresses;
        this.phones = phones;
        this.branches = branches;
        this.broadcasts = broadcasts;
        this.words = words;
        this.audit = audit;
    }

    /// Who was found.
    ///
    /// @param isWhole whether those are all
    record Found(List<Match> people, boolean isWhole) {}

    /// Somebody, and either what became of the message or why there is none.
    record Match(VolunteerName person, @Nullable PersonOutcome outcome, List<String> reasons) {}

    /// Looks, and notes in the audit trail that somebody looked; not for whom.
    Outcome<Found> find(Broadcast broadcast, String typed, Actor actor) {
        return matching(broadcast, typed.strip(), actor)
                .map(found -> {
                    audit.record("broadcast-people-searched", actor, broadcast.id().value(), null);
                    var shown = found.subList(0, Math.min(MOST, found.size()));
                    return new Found(
                            shown.stream().map(one -> match(broadcast, one, actor)).toList(),
                            found.size() <= MOST);
                });
    }

    private Outcome<List<VolunteerName>> matching(Broadcast broadcast, String typed, Actor actor) {
        var branch = broadcast.plan().branch();
        var digits = typed.chars().filter(Character::isDigit).count();
        if (!typed.contains("@") && digits < DIGITS_OF_A_NUMBER) {
            return volunteers.search(branch, typed, MOST + 1, actor);
        }
        var within = branches.idsWithin(branch);
        return volunteers
                .maySearch(branch, actor)
                .map(allowed ->
                        read(typed).flatMap(addresses::ownerOf).stream()
                                .map(VolunteerId::of)
                                .flatMap(id -> volunteers.names(List.of(id)).values().stream())
                                .filter(one -> within.contains(one.branch()))
                                .toList());
    }

    private Optional<ContactPoint> read(String typed) {
        if (typed.contains("@")) {
            return EmailAddress.read(typed).map(ContactPoint.class::cast);
        }
        return phones.read(typed) instanceof Outcome.Done<PhoneNumber>(var number)
                ? Optional.of(number)
                : Optional.empty();
    }

    private Match match(Broadcast broadcast, VolunteerName person, Actor actor) {
        return switch (broadcasts.presence(broadcast.id(), person.id().ref(), actor).orThrow()) {
            case Presence.In(var handle) ->
                    new Match(
                            person,
                            broadcasts.timeline(handle, actor).orThrow().outcome(),
                            List.of());
            case Presence.Out out -> new Match(person, null, words.of(out.reasons()));
        };
    }
}
