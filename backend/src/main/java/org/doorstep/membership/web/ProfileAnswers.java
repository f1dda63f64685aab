package org.doorstep.membership.web;

import org.doorstep.api.model.MyBranch;
import org.doorstep.api.model.MyContactPoint;
import org.doorstep.api.model.MyProfile;
import org.doorstep.api.model.MyRole;
import org.doorstep.api.model.MyWard;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.membership.Roles;
import org.doorstep.membership.volunteer.Homes;
import org.doorstep.membership.volunteer.Volunteer;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.time.Clock;

/// A volunteer's own record as the contract shows it.
@Component
class ProfileAnswers {

    private final Homes homes;
    private final Branches branches;
    private final Roles roles;
    private final Clock clock;

    ProfileAnswers(Homes homes, Branches branches, Roles roles, Clock clock) {
        this.homes = homes;
        this.branches = branches;
        this.roles = roles;
        this.clock = clock;
    }

    ResponseEntity<MyProfile> answer(Volunteer volunteer) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(volunteer.version()))
                .body(profile(volunteer));
    }

    private MyProfile profile(Volunteer volunteer) {
        var person = volunteer.person();
        var offer = volunteer.offer();
        var contact = volunteer.contactDetails();
        var postcode = offer.home().postcode();
        var point = offer.home().point();
        return new MyProfile(
                volunteer.id().value(),
                ProfileMapper.MAPPER.status(volunteer.status()),
                person.name(),
                contact(contact.phone(), contact.phoneVerified()),
                contact(contact.email(), contact.emailVerified()),
                person.yearOfBirth(),
                postcode == null ? null : postcode.text(),
                point == null ? null : ProfileMapper.MAPPER.point(point),
                homes.wardOf(offer.home())
                        .map(ward -> new MyWard(ward.id().code(), ward.name()))
                        .orElse(null),
                ProfileMapper.MAPPER.language(person.language()),
                offer.skills().stream().sorted().map(ProfileMapper.MAPPER::skill).toList(),
                ProfileMapper.MAPPER.hours(offer.freeHours()),
                person.locationOn(),
                person.noticeVersion(),
                branch(volunteer.branch()),
                roles.grantsOf(volunteer.id().account()).stream()
                        .filter(grant -> grant.holdsAt(clock.instant()))
                        .map(this::role)
                        .toList(),
                volunteer.course().signedUpAt());
    }

    // The generated record allows null for `until`, in a spelling that NullAway does not see.
    @SuppressWarnings("NullAway")
    private MyRole role(Grant grant) {
        return new MyRole(
                ProfileMapper.MAPPER.role(grant.role()), branch(grant.branch()), grant.until());
    }

    private MyBranch branch(BranchId id) {
        return new MyBranch(
                id.value(), branches.find(id).map(found -> found.name()).orElse("unknown"));
    }

    private static @Nullable MyContactPoint contact(
            @Nullable ContactPoint point, boolean verified) {
        return point == null ? null : new MyContactPoint(point.normalised(), verified);
    }
}
