package org.doorstep.console.town;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Up once there is no town to wait for, so that scripts know when the demonstration can be used.
@Component("town")
class TownHealth implements HealthIndicator {

    private final DemonstrationTown town;

    TownHealth(DemonstrationTown town) {
        this.town = town;
    }

    @Override
    public Health health() {
        var progress = town.progress();
        return progress.isComplete()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("built", progress.done() + " of " + progress.of())
                        .build();
    }
}
