package org.doorstep.territory.layer;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.walk.StreetNetwork;
import org.doorstep.territory.LocalWays;
import org.doorstep.territory.layer.LayerStore.Layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Networks of ways on foot in the store, as layers, and the parts of them that were asked for
/// last, in memory. Safe for use by many threads and nodes; a layer loaded on another node is seen
/// at the next question.
public final class WayStore {

    /// Corners kept in memory, all parts together; with the index of their edges some 300 bytes
    /// each.
    static final int MOST_KEPT = 300_000;

    /// A part with more would take too long to build and is left to straight lines.
    static final int MOST_OF_ONE = 200_000;

    /// A box of more cells than this is no walk.
    private static final int MOST_CELLS = 64;

    private final LayerStore layers;
    private final Map<Part, LocalWays> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Part(String layer, List<Integer> cells) {}

    public WayStore(LayerStore layers) {
        this.layers = layers;
    }

    /// Keeps this network in place of the one of that name.
    public void put(String name, StreetNetwork network) {
        layers.load(LayerKind.WAYS, name, network.edges(), WayTiles.of(network));
    }

    /// The ways in the cells that meet the box, of the layer that has most of them there; of two
    /// with as many the one whose name comes first.
    public LocalWays around(BoundingBox box) {
        var cells = Cells.of(box);
        if (cells.size() > MOST_CELLS) {
            return LocalWays.NONE;
        }
        return layers.inForce(LayerKind.WAYS).stream()
                .map(layer -> part(layer, cells))
                .reduce((one, other) -> other.size() > one.size() ? other : one)
                .orElse(LocalWays.NONE);
    }

    private LocalWays part(Layer layer, List<Integer> cells) {
        var part = new Part(layer.id(), cells);
        return known(part).orElseGet(() -> keep(part, read(part)));
    }

    private LocalWays read(Part part) {
        var network = WayTiles.read(layers.tiles(part.layer(), part.cells()));
        return network.nodes() > MOST_OF_ONE ? LocalWays.NONE : LocalWays.of(network);
    }

    private Optional<LocalWays> known(Part part) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(part));
        }
    }

    /// Drops what was asked for longest ago until the rest fits.
    private LocalWays keep(Part part, LocalWays ways) {
        synchronized (kept) {
            kept.put(part, ways);
            var size = kept.values().stream().mapToInt(one -> one.size() + 1).sum();
            for (var oldest = kept.entrySet().iterator(); size > MOST_KEPT && kept.size() > 1; ) {
                size -= oldest.next().getValue().size() + 1;
                oldest.remove();
            }
            return ways;
        }
    }
}
