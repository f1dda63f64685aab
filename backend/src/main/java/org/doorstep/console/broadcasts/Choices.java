package org.doorstep.console.broadcasts;

import org.doorstep.campaigns.Actions;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.kernel.London;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.security.BranchId;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// What the form of a broadcast offers of the ground and the actions.
@Component
class Choices {

    private final BranchGround ground;
    private final Actions actions;
    private final List<AudienceSource> sources;
    private final Clock clock;

    Choices(BranchGround ground, Actions actions, List<AudienceSource> sources, Clock clock) {
        this.ground = ground;
        this.actions = actions;
        this.sources = sources;
        this.clock = clock;
    }

    void fill(Model model, BranchId here, Duration ahead) {
        var now = London.now(clock);
        var places =
                sources.stream().anyMatch(source -> source.kind().equals(BroadcastForm.PLACES));
        model.addAttribute("wards", ground.wards(here));
        model.addAttribute(
                "actions",
                places
                        ? actions.list(here, now, now.plus(ahead)).stream()
                                .filter(action -> !action.cancelled())
                                .toList()
                        : List.of());
    }
}
