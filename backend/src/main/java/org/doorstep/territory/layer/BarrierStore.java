package org.doorstep.territory.layer;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.territory.BarrierLine;

import java.util.Collection;
import java.util.List;

/// Barriers in the store, as layers. Safe for use by many threads and nodes.
public final class BarrierStore {

    private final LayerStore layers;

    public BarrierStore(LayerStore layers) {
        this.layers = layers;
    }

    /// Keeps these lines in place of those of that name.
    public void put(String name, Collection<BarrierLine> lines) {
        layers.load(LayerKind.BARRIERS, name, lines.size(), BarrierTiles.of(lines));
    }

    /// The pieces of barriers whose own box meets this one, of all layers.
    public List<BarrierLine> in(BoundingBox box) {
        var cells = Cells.of(box);
        return layers.inForce(LayerKind.BARRIERS).stream()
                .flatMap(layer -> BarrierTiles.read(layers.tiles(layer.id(), cells)).stream())
                .filter(barrier -> BoundingBox.of(barrier.line()).meets(box))
                .toList();
    }
}
