package org.doorstep.console.turf;

import org.doorstep.canvassing.TurfCutId;
import org.doorstep.canvassing.Turfs;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.console.map.GeoJson;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Turfs for the map as GeoJSON, in the order of the list.
@RestController
class TurfData {

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final TurfWork work;
    private final Turfs turfs;
    private final Wording wording;

    TurfData(
            CurrentActor current,
            CurrentBranch branch,
            TurfWork work,
            Turfs turfs,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.work = work;
        this.turfs = turfs;
        this.wording = wording;
    }

    @GetMapping(path = "/console/turfs/plan.json", produces = GeoJson.TYPE)
    @Permitted(TurfPages.ROW)
    GeoJson.Collection plan(
            @RequestParam(defaultValue = "") List<String> ward,
            @RequestParam(defaultValue = "") List<String> street,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String bbox,
            @RequestParam(defaultValue = "") String doors,
            @RequestParam(defaultValue = "") String style,
            @RequestParam(defaultValue = "false") boolean split,
            @RequestParam(defaultValue = "false") boolean out) {
        var actor = current.get();
        var here = branch.get(actor, TurfPages.ROW).id();
        var wish =
                work.wish(here, new TurfForm(ward, street, area, bbox, doors, style, split, out));
        return GeoJson.of(
                turfs.plan(wish, actor).orThrow().turfs().stream()
                        .map(turf ->
                                feature(
                                        turf.number(),
                                        turf.name(),
                                        says(
                                                turf.walk().doors(),
                                                turf.walk().metres(),
                                                turf.walk().time()),
                                        turf.walk().parts().stream().map(WalkPart::line).toList()))
                        .toList());
    }

    @GetMapping(path = "/console/turfs/{id}/turfs.json", produces = GeoJson.TYPE)
    @Permitted(TurfPages.ROW)
    GeoJson.Collection kept(@PathVariable String id) {
        var cut = turfs.find(Asked.idInPath(id, TurfCutId::of), current.get()).orThrow();
        var lines = work.lines(cut);
        return GeoJson.of(
                cut.turfs().stream()
                        .map(turf ->
                                feature(
                                        turf.number(),
                                        turf.name(),
                                        says(turf.doors(), turf.metres(), turf.time()),
                                        lines.getOrDefault(turf.number(), List.of())))
                        .toList());
    }

    private String says(int doors, int metres, Duration time) {
        return wording.of("doors", doors)
                + " · "
                + wording.metres(metres)
                + " · "
                + wording.lasting(time);
    }

    private static GeoJson.Feature feature(
            int number, String name, String says, List<List<GeoPoint>> lines) {
        return GeoJson.lines(
                "turf-" + number, lines, Map.of("number", number, "name", name, "says", says));
    }
}
