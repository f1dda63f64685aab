package org.doorstep.membership;

import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.IdSource;
import org.doorstep.membership.device.Devices;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.membership.volunteer.Approvals;
import org.doorstep.membership.volunteer.DemonstrationVolunteers;
import org.doorstep.membership.volunteer.Erasures;
import org.doorstep.membership.volunteer.Homes;
import org.doorstep.membership.volunteer.InvitedVolunteers;
import org.doorstep.membership.volunteer.Joining;
import org.doorstep.membership.volunteer.MembershipRecords;
import org.doorstep.membership.volunteer.MembershipRetention;
import org.doorstep.membership.volunteer.ProfileChanges;
import org.doorstep.membership.volunteer.Profiles;
import org.doorstep.membership.volunteer.TagStore;
import org.doorstep.membership.volunteer.Typed;
import org.doorstep.membership.volunteer.VolunteerAudience;
import org.doorstep.membership.volunteer.VolunteerForm;
import org.doorstep.membership.volunteer.VolunteerSearch;
import org.doorstep.membership.volunteer.VolunteerStore;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.MyMessages;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.Keyring;
import org.doorstep.security.OneTimeCodes;
import org.doorstep.security.Permissions;
import org.doorstep.security.PhoneReader;
import org.doorstep.security.RateLimits;
import org.doorstep.security.Retention;
import org.doorstep.security.SealedFields;
import org.doorstep.security.SignInAddresses;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Wards;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/// The wiring of this room.
@Configuration(proxyBeanMethods = false)
class MembershipConfiguration {

    @Bean
    VolunteerStore volunteerStore(MongoTemplate mongo, Keyring keyring) {
        return new VolunteerStore(mongo, new VolunteerForm(keyring));
    }

    @Bean
    MembershipRecords membershipRecords(
            VolunteerStore store, MongoTemplate mongo, Keyring keyring) {
        return new MembershipRecords(store, mongo, keyring);
    }

    @Bean
    Retention membershipRetention(MongoTemplate mongo, Erasures erasures) {
        return MembershipRetention.of(mongo, erasures);
    }

    @Bean
    SealedFields sealedContactPoints() {
        return new SealedFields(
                "membership.volunteers",
                List.of("phone.sealed", "phone.replaces", "email.sealed", "email.replaces"));
    }

    @Bean
    SealedFields sealedPushAddresses() {
        return new SealedFields("membership.devices", List.of("address"));
    }

    @Bean
    GrantStore grantStore(MongoTemplate mongo) {
        return new GrantStore(mongo);
    }

    @Bean
    Devices devices(MongoTemplate mongo, Keyring keyring, Clock clock) {
        return new Devices(mongo, keyring, clock);
    }

    @Bean
    Homes homes(Wards wards, Branches branches, Clock clock) {
        return new Homes(wards, branches, clock);
    }

    @Bean
    Typed typed(PhoneReader phones, Clock clock) {
        return new Typed(phones, clock);
    }

    @Bean
    Joining joining(
            VolunteerStore store, Typed typed, Homes homes, Joining.Codes codes, Clock clock) {
        return new Joining(store, typed, homes, codes, clock);
    }

    @Bean
    InvitedVolunteers invitedVolunteers(Joining joining, Approvals approvals, IdSource ids) {
        return new InvitedVolunteers(joining, approvals, ids);
    }

    @Bean
    Joining.Codes joiningCodes(
            OneTimeCodes codes, SignInAddresses addresses, RateLimits limits, Keyring keyring) {
        return new Joining.Codes(codes, addresses, limits, keyring);
    }

    @Bean
    Profiles profiles(
            VolunteerStore store,
            ProfileChanges changes,
            OneTimeCodes codes,
            SignInAddresses addresses,
            ApplicationEventPublisher facts,
            Clock clock) {
        return new Profiles(store, changes, codes, addresses, told(facts), clock);
    }

    @Bean
    ProfileChanges profileChanges(Typed typed, Homes homes, Clock clock) {
        return new ProfileChanges(typed, homes, clock);
    }

    @Bean
    Erasures erasures(
            VolunteerStore store,
            Devices devices,
            GrantStore grants,
            Erasures.Neighbours neighbours,
            ApplicationEventPublisher facts,
            Clock clock) {
        return new Erasures(store, devices, grants, neighbours, told(facts), clock);
    }

    @Bean
    Erasures.Neighbours erasureNeighbours(
            SignInAddresses addresses,
            Consents consents,
            MyMessages messages,
            AuditTrail audit,
            Branches branches,
            TagStore tags) {
        Consumer<VolunteerId> forget =
                person -> {
                    consents.withdrawAll(person.ref(), "erasure", person.account());
                    messages.forget(person.ref());
                    tags.removeAll(person);
                };
        return new Erasures.Neighbours(addresses, forget, audit, branches);
    }

    /// A crash may have left an erasure half done; the listeners of other rooms hear of it again.
    @Bean
    ApplicationListener<ApplicationReadyEvent> openErasures(Erasures erasures) {
        return ready -> erasures.finishOpenOnes();
    }

    @Bean
    TagStore tagStore(MongoTemplate mongo) {
        return new TagStore(mongo);
    }

    @Bean
    Tags tags(TagStore store, VolunteerStore people, Permissions permissions, Branches branches) {
        return new Tags(store, people, permissions, branches);
    }

    @Bean
    VolunteerSearch volunteerSearch(
            VolunteerStore store, GrantStore grants, TagStore tags, Clock clock) {
        return new VolunteerSearch(store, grants, tags, clock);
    }

    @Bean
    VolunteerAudience volunteerAudience(
            VolunteerSearch search,
            VolunteerStore store,
            Devices devices,
            Branches branches,
            Wards wards,
            Clock clock) {
        return new VolunteerAudience(search, store, devices, branches, wards, clock);
    }

    @Bean
    Approvals approvals(
            VolunteerStore store,
            GrantStore grants,
            AuditTrail audit,
            ApplicationEventPublisher facts,
            Clock clock) {
        return new Approvals(store, grants, audit, told(facts), clock);
    }

    @Bean
    Volunteers volunteers(
            VolunteerStore store,
            Approvals approvals,
            VolunteerAudience audience,
            Permissions permissions,
            Branches branches,
            Clock clock) {
        return new Volunteers(store, approvals, audience, permissions, branches, clock);
    }

    @Bean
    Roles roles(
            GrantStore store,
            VolunteerStore volunteers,
            Permissions permissions,
            Branches branches,
            AuditTrail audit,
            Clock clock) {
        return new Roles(store, volunteers, permissions, branches, audit, clock);
    }

    @Bean
    MembershipDemonstration membershipDemonstration(
            VolunteerStore store,
            GrantStore grants,
            SignInAddresses addresses,
            Consents consents,
            DemonstrationVolunteers people,
            Town town,
            Clock clock) {
        return new MembershipDemonstration(store, grants, addresses, consents, people, town, clock);
    }

    @Bean
    DemonstrationVolunteers demonstrationVolunteers(Homes homes, Clock clock) {
        return new DemonstrationVolunteers(homes, clock);
    }

    @Bean
    Town demonstrationTown(Wards wards, Streets streets, Clock clock) {
        return new Town(wards, streets, clock);
    }

    private static Consumer<DomainFact> told(ApplicationEventPublisher facts) {
        return facts::publishEvent;
    }
}
