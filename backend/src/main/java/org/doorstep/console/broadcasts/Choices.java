package org.doorstep.console.broadcasts;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.Actions;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.kernel.London;
import org.doorstep.membership.Skill;
import org.doorstep.membership.Tags;
import org.doorstep.messaging.Audiences;
import org.doorstep.messaging.Broadcast;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;

/// What the form of a broadcast offers of the ground, the people, the actions and the audiences.
@Component
class Choices {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final BranchGround ground;
    private final Actions actions;
    private final Tags tags;
    private final Audiences audiences;
    private final AudienceWords words;
    private final Clock clock;

    Choices(
            BranchGround ground,
            Actions actions,
            Tags tags,
            Audiences audiences,
            AudienceWords words,
            Clock clock) {
        this.ground = ground;
        this.actions = actions;
        this.tags = tags;
        this.audiences = audiences;
        this.words = words;
        this.clock = clock;
    }

    void fill(Model model, BranchId here, Parts parts) {
        model.addAttribute("wards", ground.wards(here));
        model.addAttribute("skills", List.of(Skill.values()));
        model.addAttribute(
                "roles", List.of(Role.ACTIVIST, Role.CANVASS_LEAD, Role.ORGANISER, Role.AGENT));
        model.addAttribute("days", List.of(DayOfWeek.values()));
        model.addAttribute("tags", tags.inUse(here));
        model.addAttribute("actions", coming(here));
        model.addAttribute("parts", parts.offered());
    }

    /// The audiences that can be put together.
    Parts parts(BranchId here, @Nullable Broadcast draft, Actor actor) {
        return Parts.of(here, audiences.list(here, actor).orThrow(), coming(here), draft, words);
    }

    private List<Action> coming(BranchId here) {
        var now = London.now(clock);
        return actions.list(here, now, now.plus(AHEAD)).stream()
                .filter(action -> !action.cancelled())
                .toList();
    }
}
