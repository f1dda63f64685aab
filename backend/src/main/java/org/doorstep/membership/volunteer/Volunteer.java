package org.doorstep.membership.volunteer;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.ContactDetails;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.HomePatch;
import org.doorstep.membership.Skill;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.VolunteerProfile;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.Language;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Everything kept of a volunteer. Immutable; a change makes another one.
///
/// @param person who
/// @param reach how to reach them
/// @param offer what they offer
/// @param course what happened so far
/// @param version counts changes; names the record a change is based on
public record Volunteer(
        VolunteerId id,
        VolunteerStatus status,
        BranchId branch,
        Person person,
        Reach reach,
        Offer offer,
        Course course,
        long version) {

    /// Years that must have ended since the year of birth.
    static final int ADULT_AFTER = 18;

    /// Who.
    ///
    /// @param yearOfBirth all that is asked of the age
    /// @param locationOn whether check-ins are allowed; off until switched on
    /// @param noticeVersion the privacy notice accepted
    /// @param noticeAcceptedAt when it was accepted
    public record Person(
            String name,
            int yearOfBirth,
            Language language,
            boolean locationOn,
            String noticeVersion,
            Instant noticeAcceptedAt) {}

    /// How to reach somebody.
    record Reach(@Nullable Contact<PhoneNumber> phone, @Nullable Contact<EmailAddress> email) {

        @Nullable Contact<? extends ContactPoint> of(ContactKind kind) {
            return switch (kind) {
                case PHONE -> phone;
                case EMAIL -> email;
            };
        }

        Reach verify(ContactKind kind) {
            return switch (kind) {
                case PHONE -> new Reach(phone == null ? null : phone.verify(), email);
                case EMAIL -> new Reach(phone, email == null ? null : email.verify());
            };
        }
    }

    /// What somebody offers, and where.
    public record Offer(Set<Skill> skills, List<FreeHours> freeHours, HomePatch home) {

        public Offer {
            skills = Set.copyOf(skills);
            freeHours = List.copyOf(freeHours);
        }
    }

    /// What happened so far.
    ///
    /// @param decidedBy the account of the organiser who approved or blocked last, or null
    /// @param reason why somebody was blocked, or null
    public record Course(
            Instant signedUpAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reason) {}

    /// A person counts as a minor until the end of the year of the 18th birthday.
    ///
    /// @param today the date in London
    public boolean isMinorOn(LocalDate today) {
        return today.getYear() <= person.yearOfBirth() + ADULT_AFTER;
    }

    /// The view without anything to reach the person by.
    public VolunteerName named() {
        return new VolunteerName(id, person.name(), status, branch, course.signedUpAt());
    }

    /// The view other rooms get.
    public VolunteerProfile profileOn(LocalDate today) {
        return new VolunteerProfile(
                named(),
                offer.home(),
                offer.skills(),
                offer.freeHours(),
                person.language(),
                isMinorOn(today),
                person.locationOn());
    }

    /// The view with what reaches the person.
    public ContactDetails contactDetails() {
        var phone = reach.phone();
        var email = reach.email();
        return new ContactDetails(
                phone == null ? null : phone.point(),
                phone != null && phone.verified(),
                email == null ? null : email.point(),
                email != null && email.verified());
    }

    Volunteer with(Person other) {
        return new Volunteer(id, status, branch, other, reach, offer, course, version);
    }

    Volunteer with(Reach other) {
        return new Volunteer(id, status, branch, person, other, offer, course, version);
    }

    Volunteer with(Offer other) {
        return new Volunteer(id, status, branch, person, reach, other, course, version);
    }

    Volunteer inStatus(VolunteerStatus other) {
        return new Volunteer(id, other, branch, person, reach, offer, course, version);
    }

    Volunteer under(VolunteerId other) {
        return new Volunteer(other, status, branch, person, reach, offer, course, version);
    }

    /// Says who it is and no more.
    @Override
    public String toString() {
        return "Volunteer[" + id + "]";
    }
}
