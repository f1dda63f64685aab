package org.doorstep.membership.volunteer;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.HomePatch;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.volunteer.VolunteerDocument.ContactPart;
import org.doorstep.membership.volunteer.VolunteerDocument.CoursePart;
import org.doorstep.membership.volunteer.VolunteerDocument.FreePart;
import org.doorstep.membership.volunteer.VolunteerDocument.HomePart;
import org.doorstep.membership.volunteer.VolunteerDocument.OfferPart;
import org.doorstep.membership.volunteer.VolunteerDocument.PersonPart;
import org.doorstep.security.BranchId;
import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;
import org.doorstep.territory.Postcode;
import org.doorstep.territory.WardId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Turns volunteers into what is stored and back; contact points are encrypted on the way.
public final class VolunteerForm {

    private final Keyring keyring;

    public VolunteerForm(Keyring keyring) {
        this.keyring = keyring;
    }

    VolunteerDocument write(Volunteer volunteer, @Nullable Instant discardAt) {
        var person = volunteer.person();
        return new VolunteerDocument(
                volunteer.id().toString(),
                volunteer.status(),
                volunteer.branch().toString(),
                new PersonPart(
                        person.name(),
                        person.yearOfBirth(),
                        person.language(),
                        person.locationOn(),
                        person.noticeVersion(),
                        person.noticeAcceptedAt()),
                write(volunteer.reach().phone()),
                write(volunteer.reach().email()),
                write(volunteer.offer()),
                write(volunteer.course()),
                discardAt,
                null,
                false,
                volunteer.version());
    }

    VolunteerDocument nextVersion(VolunteerDocument document) {
        return new VolunteerDocument(
                document.id(),
                document.status(),
                document.branch(),
                document.person(),
                document.phone(),
                document.email(),
                document.offer(),
                document.course(),
                document.discardAt(),
                document.acceptedCode(),
                document.erasing(),
                document.version() + 1);
    }

    CoursePart write(Volunteer.Course course) {
        return new CoursePart(
                course.signedUpAt(), course.decidedAt(), course.decidedBy(), course.reason());
    }

    Volunteer read(VolunteerDocument document) {
        var person = Objects.requireNonNull(document.person());
        var course = Objects.requireNonNull(document.course());
        return new Volunteer(
                VolunteerId.of(document.id()),
                document.status(),
                BranchId.of(document.branch()),
                new Volunteer.Person(
                        person.name(),
                        person.yearOfBirth(),
                        person.language(),
                        person.locationOn(),
                        person.noticeVersion(),
                        person.noticeAcceptedAt()),
                new Volunteer.Reach(
                        read(document.phone(), PhoneNumber::new),
                        read(document.email(), EmailAddress::new)),
                read(Objects.requireNonNull(document.offer())),
                new Volunteer.Course(
                        course.signedUpAt(),
                        course.decidedAt(),
                        course.decidedBy(),
                        course.reason()),
                document.version());
    }

    private @Nullable ContactPart write(@Nullable Contact<? extends ContactPoint> contact) {
        if (contact == null) {
            return null;
        }
        var replaces = contact.replaces();
        return new ContactPart(
                keyring.seal(contact.point().normalised()).text(),
                keyring.hash(contact.point()).text(),
                contact.verified(),
                replaces == null ? null : keyring.seal(replaces.normalised()).text());
    }

    private <T extends ContactPoint> @Nullable Contact<T> read(
            @Nullable ContactPart part, Function<String, T> point) {
        if (part == null) {
            return null;
        }
        var replaces = part.replaces();
        return new Contact<>(
                point.apply(open(part.sealed())),
                part.verified(),
                replaces == null ? null : point.apply(open(replaces)));
    }

    private String open(String sealed) {
        return keyring.open(Sealed.parse(sealed));
    }

    private static OfferPart write(Volunteer.Offer offer) {
        var home = offer.home();
        var point = home.point();
        var postcode = home.postcode();
        var ward = home.ward();
        return new OfferPart(
                offer.skills().stream().sorted().toList(),
                offer.freeHours().stream()
                        .map(free -> new FreePart(free.day(), free.from(), free.until()))
                        .toList(),
                new HomePart(
                        point == null ? null : point.latitude(),
                        point == null ? null : point.longitude(),
                        postcode == null ? null : postcode.text(),
                        ward == null ? null : ward.toString()));
    }

    private static Volunteer.Offer read(OfferPart offer) {
        return new Volunteer.Offer(
                offer.skills().isEmpty() ? Set.of() : EnumSet.copyOf(offer.skills()),
                hours(offer.free()),
                home(offer.home()));
    }

    private static List<FreeHours> hours(List<FreePart> free) {
        return free.stream()
                .map(part -> new FreeHours(part.day(), part.from(), part.until()))
                .toList();
    }

    private static HomePatch home(@Nullable HomePart home) {
        if (home == null) {
            return HomePatch.UNKNOWN;
        }
        var latitude = home.latitude();
        var longitude = home.longitude();
        var postcode = home.postcode();
        var ward = home.ward();
        return new HomePatch(
                latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude),
                postcode == null ? null : new Postcode(postcode),
                ward == null ? null : WardId.of(ward));
    }
}
