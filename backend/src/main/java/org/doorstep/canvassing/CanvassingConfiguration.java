package org.doorstep.canvassing;

import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.canvassing.lapse.HolderAudience;
import org.doorstep.canvassing.lapse.LapseReminders;
import org.doorstep.canvassing.store.CanvassingRecords;
import org.doorstep.canvassing.store.LapseSweep;
import org.doorstep.canvassing.store.MongoAssignments;
import org.doorstep.canvassing.store.MongoKeptCuts;
import org.doorstep.canvassing.turf.KeptCutStore;
import org.doorstep.kernel.IdSource;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Branches;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.Permissions;
import org.doorstep.security.Retention;
import org.doorstep.security.StoredRetention;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Wards;
import org.doorstep.territory.Ways;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.time.Clock;

/// The wiring of this room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CanvassingSettings.class)
@EnableScheduling
class CanvassingConfiguration {

    @Bean
    MongoAssignments assignmentStore(MongoTemplate mongo) {
        return new MongoAssignments(mongo);
    }

    @Bean
    CanvassingRecords canvassingRecords(MongoTemplate mongo) {
        return new CanvassingRecords(mongo);
    }

    @Bean
    Retention canvassingRetention(MongoTemplate mongo) {
        return StoredRetention.of(mongo, Assignments.class).ready();
    }

    @Bean
    LapseSweep lapseSweep(AssignmentStore store, Clock clock) {
        return new LapseSweep(store, clock);
    }

    @Bean
    LapseReminders lapseReminders(AssignmentStore store, CanvassingSettings settings, Clock clock) {
        return new LapseReminders(store, settings.lapseReminder(), clock);
    }

    @Bean
    HolderAudience holderAudience(
            AssignmentStore store, Volunteers volunteers, Branches branches, Clock clock) {
        return new HolderAudience(store, volunteers, branches, clock);
    }

    @Bean
    Assignments assignments(
            AssignmentStore store,
            Wards wards,
            Streets streets,
            Ways ways,
            Permissions permissions,
            Branches branches,
            CurrentActor people,
            IdSource ids,
            Clock clock) {
        return new Assignments(
                store,
                new Handing(
                        wards,
                        streets,
                        ways,
                        branches,
                        account -> people.actor(account).grants(),
                        clock),
                new Reporting(store, clock),
                permissions,
                branches,
                ids,
                clock);
    }

    @Bean
    MongoKeptCuts keptCutStore(MongoTemplate mongo) {
        return new MongoKeptCuts(mongo);
    }

    @Bean
    Turfs turfs(
            Wards wards,
            Streets streets,
            Ways ways,
            Branches branches,
            Assignments assignments,
            KeptCutStore store,
            Permissions permissions,
            Clock clock) {
        return new Turfs(
                new Turfs.Ground(wards, streets, ways, branches),
                assignments,
                store,
                permissions,
                clock);
    }

    @Bean
    CanvassingDemonstration canvassingDemonstration(
            Assignments assignments,
            Wards wards,
            Streets streets,
            Permissions permissions,
            ObjectProvider<DemonstrationPeople> people,
            CurrentActor current,
            IdSource ids,
            Clock clock) {
        return new CanvassingDemonstration(
                assignments,
                wards,
                streets,
                permissions,
                () ->
                        people.stream()
                                .flatMap(source -> source.list().stream())
                                .map(DemonstrationPeople.Person::account)
                                .toList(),
                account -> current.actor(account).grants(),
                new CanvassingDemonstration.Paper(ids, clock));
    }
}
