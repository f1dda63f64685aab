package org.doorstep.console.map;

import static java.util.stream.Collectors.toList;

import org.doorstep.campaigns.ActionView;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.console.ground.StreetRow;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.territory.BarrierLine;
import org.doorstep.territory.StreetSide;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The layers of the map as GeoJSON.
@RestController
class MapData {

    private static final int METRE = 5;

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final BranchGround ground;
    private final MapLayers layers;
    private final Wards wards;
    private final Wording wording;

    MapData(
            CurrentActor current,
            CurrentBranch branch,
            BranchGround ground,
            MapLayers layers,
            Wards wards,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.ground = ground;
        this.layers = layers;
        this.wards = wards;
        this.wording = wording;
    }

    @GetMapping("/console/map/wards.json")
    @Permitted("ground-map")
    ResponseEntity<String> wards(@RequestParam(defaultValue = "") String ward) {
        var here = here(current.get());
        var shown = layers.wards(here, ground.ward(here, ward));
        var json = wards.outlinesGeoJson(shown.stream().map(Ward::id).toList(), METRE);
        return ResponseEntity.ok().contentType(MediaType.valueOf(GeoJson.TYPE)).body(json);
    }

    @GetMapping(path = "/console/map/streets.json", produces = GeoJson.TYPE)
    @Permitted("ground-map")
    GeoJson.Collection streets(
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(defaultValue = "") String bbox) {
        var here = here(current.get());
        return GeoJson.of(
                layers.streets(here, ground.ward(here, ward), Boxes.box(bbox)).stream()
                        .map(this::street)
                        .toList());
    }

    @GetMapping(path = "/console/map/barriers.json", produces = GeoJson.TYPE)
    @Permitted("ground-map")
    GeoJson.Collection barriers(
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(defaultValue = "") String bbox) {
        var here = here(current.get());
        return GeoJson.of(
                layers
                        .barriers(here, ground.ward(here, ward), Boxes.box(bbox))
                        .collect(Collectors.groupingBy(MapData::key, TreeMap::new, toList()))
                        .values()
                        .stream()
                        .map(this::barrier)
                        .toList());
    }

    @GetMapping(path = "/console/map/actions.json", produces = GeoJson.TYPE)
    @Permitted("nearby-actions")
    GeoJson.Collection actions(@RequestParam(defaultValue = "") String bbox) {
        var actor = current.get();
        return GeoJson.of(
                layers.actions(actor, here(actor), Boxes.box(bbox)).stream()
                        .map(this::action)
                        .toList());
    }

    @GetMapping(path = "/console/map/walks.json", produces = GeoJson.TYPE)
    @Permitted("give-assignment")
    GeoJson.Collection walks(@RequestParam(defaultValue = "") String bbox) {
        var here = branch.get(current.get(), "give-assignment").id();
        return GeoJson.of(layers.walks(here, Boxes.box(bbox)).stream().map(this::walk).toList());
    }

    private BranchId here(Actor actor) {
        return branch.get(actor).id();
    }

    private static String key(BarrierLine line) {
        return line.kind() + "-" + line.name();
    }

    /// All pieces of one name and kind.
    private GeoJson.Feature barrier(List<BarrierLine> pieces) {
        var first = pieces.getFirst();
        return GeoJson.lines(
                key(first),
                pieces.stream().map(BarrierLine::line).toList(),
                Map.of(
                        "name",
                        first.name(),
                        "kind",
                        first.kind().name(),
                        "says",
                        wording.of(first.kind())));
    }

    private GeoJson.Feature street(StreetRow row) {
        return GeoJson.lines(
                row.street().id().toString(),
                row.street().sides().stream().map(StreetSide::line).toList(),
                Map.of(
                        "name", row.name(),
                        "doors", row.street().doors(),
                        "state", row.state().style(),
                        "says", wording.of(row.state())));
    }

    private GeoJson.Feature action(ActionView view) {
        var action = view.action();
        return GeoJson.point(
                action.id().toString(),
                MapLayers.place(view),
                Map.of(
                        "name",
                        action.title(),
                        "kind",
                        action.kind().name(),
                        "says",
                        wording.of(action.kind()) + ", " + wording.at(action.startsAt()),
                        "exact",
                        view.meeting() != null));
    }

    private GeoJson.Feature walk(Assignment walk) {
        return GeoJson.lines(
                walk.id().toString(),
                walk.walk().parts().stream().map(WalkPart::line).toList(),
                Map.of(
                        "name", walk.name(),
                        "says",
                                wording.of(
                                        "walk.doors-done",
                                        walk.walk().doorsDone(),
                                        walk.walk().doors())));
    }
}
