package org.doorstep.territory;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Ticker;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.doorstep.territory.boundary.BoundaryStore;
import org.doorstep.territory.boundary.Grounds;
import org.doorstep.territory.layer.BarrierStore;
import org.doorstep.territory.layer.LayerStore;
import org.doorstep.territory.layer.WayStore;
import org.doorstep.territory.street.StreetStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;

/// The wiring of this room.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TerritorySettings.class)
class TerritoryConfiguration {

    @Bean
    BoundaryStore boundaryStore(MongoTemplate mongo, Clock clock) {
        return new BoundaryStore(mongo, clock);
    }

    @Bean
    StreetStore streetStore(MongoTemplate mongo, IdSource ids) {
        return new StreetStore(mongo, ids);
    }

    @Bean
    Grounds grounds(BoundaryStore store, Ticker ticker) {
        return new Grounds(store, ticker);
    }

    @Bean
    Wards wards(Grounds grounds, BoundaryStore store, Branches branches) {
        return new Wards(grounds, store, branches);
    }

    @Bean
    Streets streets(StreetStore store, Wards wards) {
        return new Streets(store, wards);
    }

    @Bean
    LayerStore layerStore(MongoTemplate mongo, IdSource ids, Clock clock) {
        return new LayerStore(mongo, ids, clock);
    }

    @Bean
    BarrierStore barrierStore(LayerStore layers) {
        return new BarrierStore(layers);
    }

    @Bean
    WayStore wayStore(LayerStore layers) {
        return new WayStore(layers);
    }

    @Bean
    Ways ways(LayerStore layers, BarrierStore barriers, WayStore networks) {
        return new Ways(layers, barriers, networks);
    }

    @Bean
    GroundImports groundImports(
            StreetStore streets,
            BarrierStore barriers,
            WayStore ways,
            Wards wards,
            Permissions permissions,
            AuditTrail audit,
            TerritorySettings settings,
            Clock clock) {
        return new GroundImports(
                new GroundImports.Stores(streets, barriers, ways),
                wards,
                permissions,
                audit,
                settings,
                clock);
    }

    @Bean
    BoundaryImports boundaryImports(
            BoundaryStore store,
            Grounds grounds,
            Permissions permissions,
            AuditTrail audit,
            IdSource ids,
            TerritorySettings settings) {
        return new BoundaryImports(store, grounds, permissions, audit, ids, settings);
    }

    @Bean
    TerritoryStart territoryStart(
            BoundaryStore store,
            Grounds grounds,
            BoundaryImports imports,
            GroundImports ground,
            TerritorySettings settings,
            IdSource ids,
            Clock clock) {
        return new TerritoryStart(store, grounds, imports, ground, settings, ids, clock);
    }

    @Bean
    TerritoryDemonstration territoryDemonstration(
            BoundaryImports imports, Wards wards, Streets streets, BarrierStore barriers) {
        return new TerritoryDemonstration(imports, wards, streets, barriers);
    }
}
