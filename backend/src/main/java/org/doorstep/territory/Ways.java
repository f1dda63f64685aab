package org.doorstep.territory;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.territory.layer.BarrierStore;
import org.doorstep.territory.layer.LayerKind;
import org.doorstep.territory.layer.LayerStore;
import org.doorstep.territory.layer.WayStore;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Where one can walk and where one cannot: barriers, and the network of ways on foot. Safe for use
/// by many threads.
public class Ways {

    /// So far beyond a place people may have to go to get from it to the next.
    private static final Distance DETOUR = Distance.ofMetres(750);

    private final LayerStore layers;
    private final BarrierStore barriers;
    private final WayStore networks;

    Ways(LayerStore layers, BarrierStore barriers, WayStore networks) {
        this.layers = layers;
        this.barriers = barriers;
        this.networks = networks;
    }

    /// A layer of barriers or ways that is loaded.
    ///
    /// @param name what it is called
    /// @param isBarriers whether it holds barriers rather than ways
    /// @param items how many lines, or edges from corner to corner
    /// @param loadedAt when
    public record Layer(String name, boolean isBarriers, int items, Instant loadedAt) {}

    /// What is loaded, barriers first, by name.
    public List<Layer> layers() {
        return Stream.of(LayerKind.values())
                .flatMap(kind ->
                        layers.inForce(kind).stream()
                                .map(layer ->
                                        new Layer(
                                                layer.name(),
                                                kind == LayerKind.BARRIERS,
                                                layer.items(),
                                                layer.loadedAt())))
                .toList();
    }

    /// The barriers, in pieces, whose own box meets this one. Cost: what lies in the cells of a
    /// twentieth of a degree that meet the box.
    public List<BarrierLine> barriersIn(BoundingBox box) {
        return barriers.in(box);
    }

    /// The ways in and around a box. They are read when they are first asked for and kept while
    /// there is room; straight lines where no network is loaded, where the box is larger than a few
    /// dozen such cells, or where a cell holds more than can be kept.
    public LocalWays around(BoundingBox box) {
        return networks.around(box.grownBy(DETOUR));
    }
}
