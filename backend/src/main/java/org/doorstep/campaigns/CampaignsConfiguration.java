package org.doorstep.campaigns;

import org.doorstep.campaigns.action.ActionIndex;
import org.doorstep.campaigns.action.ActionStore;
import org.doorstep.campaigns.action.ActionsNearby;
import org.doorstep.campaigns.action.CampaignStore;
import org.doorstep.campaigns.action.Planning;
import org.doorstep.campaigns.nearby.NearbySearch;
import org.doorstep.campaigns.nearby.Reach;
import org.doorstep.campaigns.shift.CampaignRecords;
import org.doorstep.campaigns.shift.CampaignRetention;
import org.doorstep.campaigns.shift.CheckInStore;
import org.doorstep.campaigns.shift.CheckInSweep;
import org.doorstep.campaigns.shift.CheckIns;
import org.doorstep.campaigns.shift.Departures;
import org.doorstep.campaigns.shift.Openings;
import org.doorstep.campaigns.shift.Seekers;
import org.doorstep.campaigns.shift.ShiftReminders;
import org.doorstep.campaigns.shift.ShiftStore;
import org.doorstep.campaigns.shift.ShiftWords;
import org.doorstep.campaigns.shift.SignUpAudience;
import org.doorstep.campaigns.shift.SignUpIds;
import org.doorstep.campaigns.shift.SignUps;
import org.doorstep.campaigns.shift.Withdrawals;
import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Ticker;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.Occasions;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.doorstep.security.Retention;
import org.doorstep.territory.Wards;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.time.Clock;
import java.util.function.Consumer;

/// The wiring of this room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CampaignsSettings.class)
@EnableScheduling
class CampaignsConfiguration {

    @Bean
    Openings openings(MongoTemplate mongo) {
        return new Openings(mongo);
    }

    @Bean
    ShiftStore shiftStore(MongoTemplate mongo, Openings openings) {
        return new ShiftStore(mongo, openings);
    }

    @Bean
    ActionIndex actionIndex(ActionStore actions, Openings openings, Ticker ticker) {
        return new ActionIndex(actions, openings, ticker, NearbyActions.HORIZON);
    }

    @Bean
    CampaignRecords campaignRecords(MongoTemplate mongo) {
        return new CampaignRecords(mongo);
    }

    @Bean
    Retention campaignRetention(MongoTemplate mongo) {
        return CampaignRetention.of(mongo);
    }

    @Bean
    ActionStore actionStore(MongoTemplate mongo, ShiftStore shifts) {
        return new ActionStore(mongo, shifts);
    }

    @Bean
    CampaignStore campaignStore(MongoTemplate mongo) {
        return new CampaignStore(mongo);
    }

    @Bean
    CheckInStore checkInStore(MongoTemplate mongo) {
        return new CheckInStore(mongo);
    }

    @Bean
    CheckInSweep checkInSweep(CheckInStore store, Clock clock) {
        return new CheckInSweep(store, clock);
    }

    @Bean
    Seekers seekers(Volunteers volunteers, CheckInStore checkIns, Clock clock) {
        return new Seekers(volunteers, checkIns, clock);
    }

    @Bean
    Reach reach(Branches branches) {
        return new Reach(branches::isWithin);
    }

    @Bean
    Planning planning(IdSource ids, Clock clock) {
        return new Planning(ids, clock);
    }

    @Bean
    Actions.Stores actionStores(ActionStore actions, ShiftStore shifts, CampaignStore campaigns) {
        return new Actions.Stores(actions, shifts, campaigns);
    }

    @Bean
    Actions.Access actionAccess(
            Permissions permissions,
            Branches branches,
            Seekers seekers,
            Reach reach,
            AuditTrail audit) {
        return new Actions.Access(permissions, branches, seekers, reach, audit);
    }

    @Bean
    Actions actions(
            Actions.Stores stores,
            Planning planning,
            Actions.Access access,
            ApplicationEventPublisher facts,
            Clock clock) {
        return new Actions(stores, planning, access, told(facts), clock);
    }

    @Bean
    Campaigns campaigns(
            CampaignStore store, Permissions permissions, Branches branches, IdSource ids) {
        return new Campaigns(store, permissions, branches, ids);
    }

    @Bean
    NearbyActions nearbyActions(
            ActionStore actions,
            ActionIndex index,
            Seekers seekers,
            CheckInStore checkIns,
            Volunteers volunteers,
            NearbySearch search,
            Clock clock) {
        return new NearbyActions(actions, index, seekers, checkIns, volunteers, search, clock);
    }

    @Bean
    NearbySearch nearbySearch(Reach reach, CampaignsSettings settings) {
        return new NearbySearch(reach, settings.travelKilometresPerHour());
    }

    @Bean
    SignUps signUps(
            ShiftStore shifts,
            MongoTemplate mongo,
            ActionStore actions,
            ActionIndex index,
            Seekers seekers,
            Reach reach,
            ApplicationEventPublisher facts,
            Clock clock) {
        return new SignUps(
                shifts, new SignUpIds(mongo), actions, seekers, reach, told(facts), clock);
    }

    @Bean
    CheckIns checkIns(
            CheckInStore store,
            ActionStore actions,
            ShiftStore shifts,
            Volunteers volunteers,
            Seekers seekers,
            Reach reach,
            Clock clock) {
        return new CheckIns(store, actions, shifts, volunteers, seekers, reach, clock);
    }

    @Bean
    Departures departures(CheckIns checkIns, SignUps signUps) {
        return new Departures(checkIns, signUps);
    }

    @Bean
    SignUpAudience signUpAudience(
            ShiftStore shifts,
            ActionStore actions,
            Volunteers volunteers,
            Branches branches,
            Clock clock) {
        return new SignUpAudience(
                shifts, new ShiftWords(shifts, actions), volunteers, branches, clock);
    }

    @Bean
    Shifts shifts(
            Actions actions,
            ShiftStore store,
            Planning planning,
            AuditTrail audit,
            ApplicationEventPublisher facts,
            Clock clock) {
        return new Shifts(actions, store, planning, audit, told(facts), clock);
    }

    @Bean
    Withdrawals withdrawals(ShiftStore shifts, Occasions occasions) {
        return new Withdrawals(shifts, occasions);
    }

    @Bean
    ShiftReminders shiftReminders(ShiftStore shifts) {
        return new ShiftReminders(shifts);
    }

    @Bean
    ActionsNearby actionsNearby(ActionStore actions) {
        return new ActionsNearby(actions);
    }

    @Bean
    CampaignsDemonstration campaignsDemonstration(
            Actions actions,
            Campaigns campaigns,
            SignUps signUps,
            Volunteers volunteers,
            Wards wards,
            IdSource ids,
            Clock clock) {
        return new CampaignsDemonstration(
                actions, campaigns, signUps, volunteers, wards, ids, clock);
    }

    private static Consumer<DomainFact> told(ApplicationEventPublisher facts) {
        return facts::publishEvent;
    }
}
