package org.doorstep.console.map;

import org.doorstep.campaigns.NearbyAction;
import org.doorstep.campaigns.NearbyActions;
import org.doorstep.console.ConsoleSettings;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.PageRequest;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.doorstep.security.Permitted;
import org.doorstep.territory.Ward;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;

/// The map with its list. What is on the one is in the other, in the same order; the list alone is
/// enough.
@Controller
class MapPage {

    private static final int MOST_NEARBY = 20;
    private static final double RADIUS_METRES = 10_000;

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Permissions permissions;
    private final BranchGround ground;
    private final MapLayers layers;
    private final NearbyActions nearby;
    private final ConsoleSettings settings;

    MapPage(
            CurrentActor current,
            CurrentBranch branch,
            Permissions permissions,
            BranchGround ground,
            MapLayers layers,
            NearbyActions nearby,
            ConsoleSettings settings) {
        this.current = current;
        this.branch = branch;
        this.permissions = permissions;
        this.ground = ground;
        this.layers = layers;
        this.nearby = nearby;
        this.settings = settings;
    }

    @GetMapping("/console/map")
    @Permitted("ground-map")
    String show(
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(defaultValue = "") String near,
            Model model) {
        var actor = current.get();
        var here = branch.get(actor);
        var only = ground.ward(here.id(), ward);
        var from = Boxes.place("near", near);
        fill(model, actor, here.id(), only);
        model.addAttribute("branchName", here.name());
        model.addAttribute("near", near);
        model.addAttribute("nearby", from == null ? null : nearest(actor, from));
        model.addAttribute("settings", settings);
        return "console/map";
    }

    private void fill(Model model, Actor actor, BranchId here, @Nullable Ward only) {
        var mayGive = permissions.may(actor, "give-assignment", here);
        var all = ground.wards(here);
        model.addAttribute("branchId", here.value());
        model.addAttribute("allWards", all);
        model.addAttribute("wards", layers.wards(here, only));
        model.addAttribute("only", only);
        model.addAttribute("streets", layers.streets(here, only, null));
        model.addAttribute("tooMany", only == null && all.size() > MapLayers.MOST_WARDS_AT_ONCE);
        model.addAttribute("actions", layers.actions(actor, here, null));
        model.addAttribute("walks", mayGive ? layers.walks(here, null) : List.of());
        model.addAttribute("mayGive", mayGive);
    }

    private List<NearbyAction> nearest(Actor actor, GeoPoint from) {
        return nearby.near(actor, from, new Distance(RADIUS_METRES), PageRequest.first(MOST_NEARBY))
                .orThrow()
                .items();
    }
}
